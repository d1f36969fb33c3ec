import type { HostInterface } from '@/lib/model';

/** The interfaces of the engine's host, or why they are not known. */
export type HostReading = { interfaces: HostInterface[]; reason: null } | { interfaces: null; reason: string };
