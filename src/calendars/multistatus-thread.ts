/** The entry of the thread that parses large answers. */
import { parentPort } from 'node:worker_threads';
import { type Answer, parseMultistatus } from './multistatus.ts';

parentPort?.on('message', (answer: Answer) => {
  parseMultistatus(answer).then((parsed) => parentPort?.postMessage(parsed));
});
