import { useMemo } from 'react';
import type { Capability, Engine } from '@/lib/model';
import type { Access } from '@/lib/model/session';

interface Capabilities {
  /** What the person may, whatever the engine lets through. */
  granted: readonly Capability[];
  may: (capability: Capability) => boolean;
  lackOf: (capability: Capability) => string | null;
}

const nothing: readonly Capability[] = [];
const noLacks: Engine['lacks'] = [];

/** What the person may and the engine lets through; what would be refused is not offered. */
export function useCapabilities(access: Access | undefined, engine: Engine | undefined): Capabilities {
  const granted = access?.capabilities ?? nothing;
  const lacks = engine?.lacks ?? noLacks;
  return useMemo(() => {
    const lackOf = (capability: Capability) =>
      granted.includes(capability) ? (lacks.find((lack) => lack.capability === capability)?.reason ?? null) : null;
    const may = (capability: Capability) => granted.includes(capability) && lackOf(capability) === null;
    return { granted, may, lackOf };
  }, [granted, lacks]);
}
