/** As V3 answers carry a time: ISO 8601, in whole seconds. */
export const isoTime = (timeMs: number): string => new Date(timeMs).toISOString().replace(/\.\d+Z$/, 'Z');

/** As V2 answers carry a time: RFC 2822, in UTC. */
export const legacyTime = (timeMs: number): string => new Date(timeMs).toUTCString().replace('GMT', '+0000');
