import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { built } from './host';

/** Where nginx is on this machine, if anywhere: systems keep it where only root looks. */
export const nginx = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  .map((folder) => join(folder, 'nginx'))
  .find((file) => existsSync(file));

/** Runs nginx with deploy/nginx.conf in front of the built app, on 127.0.0.1, with all it writes in a folder of its own. */
export async function startNginx(program: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const prefix = mkdtempSync(join(tmpdir(), 'drawbridge-nginx-'));
  mkdirSync(join(prefix, 'temp'));
  const port = await freePort();
  const server = readFileSync(join(import.meta.dirname, '../deploy/nginx.conf'), 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace(/^.*listen \[::\].*\n/m, '')
    .replace('root /srv/drawbridge;', `root "${built}";`);
  const [, configuration = '/etc/nginx/nginx.conf'] =
    /--conf-path=(\S+)/.exec(spawnSync(program, ['-V'], { encoding: 'utf8' }).stderr) ?? [];
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path temp/${name};`);
  writeFileSync(
    join(prefix, 'nginx.conf'),
    [
      // Started by root its workers are somebody else, who may not read what is here.
      process.getuid?.() === 0 ? 'user root;' : '',
      'daemon off; worker_processes 1; pid nginx.pid; error_log stderr;',
      'events {}',
      `http { include ${dirname(configuration)}/mime.types; access_log off; ${temporary.join(' ')}`,
      server,
      '}',
    ].join('\n'),
  );
  const child = spawn(program, ['-p', prefix, '-c', 'nginx.conf', '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    rmSync(prefix, { recursive: true });
  };
  const url = `http://127.0.0.1:${port}/`;
  while (
    !(await fetch(url).then(
      () => true,
      () => false,
    ))
  ) {
    if (hasEnded(child)) throw new Error(`nginx did not start:\n${said}`);
    await new Promise((again) => setTimeout(again, 50));
  }
  return { url, stop };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
