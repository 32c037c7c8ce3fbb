// What nobody can be faster than: the markup of the finished article, handed to the browser.

export function show(host, bytes) {
  host.innerHTML = new TextDecoder().decode(bytes);
}
