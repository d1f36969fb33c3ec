/** One metric with all its series, as a scrape finds it. */
export interface Family {
  name: string;
  /** What is counted, in which direction, and where the number comes from. */
  help: string;
  type: 'counter' | 'gauge';
  samples: readonly Sample[];
}

export interface Sample {
  /** No two samples of a family have the same. */
  labels: Readonly<Record<string, string>>;
  /** In the unit that the family's name ends in. */
  value: number;
}

export function gauge(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, help, type: 'gauge', samples };
}

export function counter(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, help, type: 'counter', samples };
}

/** The one sample of a family without labels; none where the value is not known. */
export function alone(value: number | null): readonly Sample[] {
  return value === null ? [] : [{ labels: {}, value }];
}
