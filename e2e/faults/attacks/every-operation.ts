import type { Operation } from '@/lib/server/handle';
import { operations } from '@/lib/server/operations';
import type { Attack } from './attacked-product';

export interface KnownOperation {
  key: string;
  operation: Operation;
  /** A request for it, ids filled in, without a body. */
  attack: Attack;
}

/** Every operation there is, each as a request about things that exist. */
export const everyOperation: KnownOperation[] = Object.entries(operations as Record<string, Operation>).map(
  ([key, operation]) => {
    const [method = '', path = ''] = key.split(' ');
    const first = path.startsWith('/api/networks')
      ? '{network}'
      : path.startsWith('/api/containers')
        ? '{container}'
        : path.startsWith('/api/findings')
          ? `default-bridge-${'0'.repeat(32)}`
          : '{action}';
    const filled = path.replace('{id}', first).replace('{containerId}', '{container}');
    return {
      key,
      operation,
      attack: { method, path: filled.replace('{action}', '8e03978e-40d5-43dd-bc93-6894a57f9324') },
    };
  },
);

/** Those that read a body. */
export const bodied = everyOperation.filter(({ operation }) => operation.body !== undefined);
