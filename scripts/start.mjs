import './requireNode.mjs';
import { buildIfChanged } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { askedPort } from './port.mjs';
import { root } from './run.mjs';
import { serve } from './serve.mjs';

const port = askedPort(4173);
await ensureInstalled();
if (!(await buildIfChanged())) process.exit(1);
const server = await serve({ folder: `${root}/dist/web`, port }).catch((error) => {
  console.error(`No port could be opened from ${port} on: ${error.message}. Try another with --port.`);
  process.exit(1);
});
if (port !== 0 && server.port !== port) console.log(`Port ${port} is taken, so this is the next free one.`);
console.log(`Drawbridge is at ${server.url} (Ctrl+C stops it)`);
