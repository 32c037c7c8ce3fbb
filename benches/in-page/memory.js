// What a page holds in bytes, the wasm too, which the browser does not count.

/* global gc */

const memories = [];
for (const name of ['instantiate', 'instantiateStreaming']) {
  const instantiate = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    memories.push((made.instance ?? made).exports.memory);
    return made;
  };
}

/** How many bytes the page holds: of scripts, of nodes, and of the wasm. */
export async function bytesHeld() {
  gc();
  const { bytes } = await performance.measureUserAgentSpecificMemory();
  return memories.reduce((sum, { buffer }) => sum + buffer.byteLength, bytes);
}
