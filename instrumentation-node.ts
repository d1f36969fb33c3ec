import { reasonOf } from '@/lib/model';
import { startRuntime } from '@/lib/server/runtime';

if (process.env.NEXT_PHASE !== 'phase-production-build') {
  try {
    await startRuntime(process.env, (line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`Netloom does not start:\n${reasonOf(error)}\n`);
    process.exit(1);
  }
}
