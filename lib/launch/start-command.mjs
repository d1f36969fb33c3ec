import { parseArguments } from './arguments.mjs';
import { complaintAboutPort } from './port.mjs';
import { isBuilt, LaunchProblem } from './prepare.mjs';
import { serve } from './serve.mjs';

/** `npm start`: serves what is built. @param {readonly string[]} args */
export async function start(args) {
  await launch(args, async () => {
    if (!isBuilt())
      throw new LaunchProblem('Nothing is built yet: run `npm run up`, which installs, builds and starts.');
  });
}

/**
 * @param {readonly string[]} args
 * @param {(print: (line: string) => void) => Promise<void>} makeReady
 */
export async function launch(args, makeReady) {
  const parsed = parseArguments(args, process.env);
  if ('problem' in parsed) return end(parsed.problem, 2);
  const { bind, port } = parsed.options;
  // First, so that nobody waits for a build to learn it; and once more after it.
  const taken = await complaintAboutPort(bind, port);
  if (taken) return end(taken, 1);
  try {
    await makeReady((line) => console.log(line));
  } catch (error) {
    if (error instanceof LaunchProblem) return end(error.message, 1);
    throw error;
  }
  const takenMeanwhile = await complaintAboutPort(bind, port);
  if (takenMeanwhile) return end(takenMeanwhile, 1);
  process.exit(await serve(parsed.options));
}

/** @param {string} sentence @param {number} code */
function end(sentence, code) {
  console.error(sentence);
  process.exitCode = code;
}
