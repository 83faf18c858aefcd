import { platformCache } from '../node/cacheFolder.js';
import { wantsColours } from './io.js';
import { run } from './run.js';

const interrupted = new AbortController();
process.once('SIGINT', () => {
  interrupted.abort();
});

// Who reads our output may stop reading (`pledge audit | head`): that is no failure, and the exit code stays what it is.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });

void run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  platformCache: platformCache(process.env),
  colours: wantsColours(process.env, process.stdout.isTTY),
  interactive: process.stderr.isTTY,
  signal: interrupted.signal,
}).then((code) => {
  process.exitCode = code;
});
