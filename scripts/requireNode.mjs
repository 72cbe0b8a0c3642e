/** Stops with a plain message where Node is older than what `engines` in package.json asks for. Imported first. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  console.error(`Drawbridge needs Node 20.19 or newer (not 21), or 22.12 or newer. This is Node ${process.versions.node}.`);
  process.exit(1);
}
