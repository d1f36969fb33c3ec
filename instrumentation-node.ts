import { reasonOf, visibleLines, visibleText } from '@/lib/model';
import { sendConsoleToLog } from '@/lib/server/console-to-log';
import { log } from '@/lib/server/log';
import { startRuntime } from '@/lib/server/runtime';

if (process.env.NEXT_PHASE !== 'phase-production-build') {
  if (process.env.NODE_ENV === 'production') sendConsoleToLog(log);
  try {
    await startRuntime(process.env, (line) => process.stdout.write(`${visibleText(line)}\n`));
  } catch (error) {
    process.stderr.write(`Netloom does not start:\n${visibleLines(reasonOf(error))}\n`);
    process.exit(1);
  }
}
