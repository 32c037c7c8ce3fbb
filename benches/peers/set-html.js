// A page cleaned by the browser's own sanitizer. It stays whole: nothing is extracted.

export function show(host, bytes) {
  host.setHTML(new TextDecoder().decode(bytes));
}
