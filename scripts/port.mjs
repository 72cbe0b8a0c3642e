/**
 * The port asked for: `--port 4000`, `--port=4000`, else the environment variable PORT, else the given one.
 * Ends the process with a message when it is not a port.
 *
 * @param {number} otherwise
 */
export function askedPort(otherwise) {
  const args = process.argv.slice(2);
  const at = args.findIndex((arg) => arg === '--port' || arg.startsWith('--port='));
  const asked = at < 0 ? process.env.PORT || String(otherwise) : (args[at]?.split('=')[1] ?? args[at + 1] ?? '');
  const port = Number(asked);
  if (/^\d+$/.test(asked) && port <= 65_535) return port;
  console.error(`"${asked}" is not a port. Give a number from 0 to 65535, for example --port ${otherwise}.`);
  process.exit(1);
}
