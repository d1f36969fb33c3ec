import { useEffect, useRef } from 'react';
import { noActivity, type Activity } from '@/lib/filter/filter';
import { activityIn } from './activity';
import { createStore, useStore } from './store';
import { trafficTick } from './traffic-store';
import { useStream } from './use-topology';

const everyMs = 5000;
const activity = createStore<Activity>(noActivity);

/** Who is idle or congested, as it was last looked at; the same object while nobody changes. */
export function useActivity(): Activity {
  return useStore(activity, (known) => known);
}

/** Looks every five seconds and not at every tick: once for the whole page. */
export function useActivityWatch(): void {
  const { topology } = useStream();
  const latest = useRef(topology);
  useEffect(() => {
    latest.current = topology;
  }, [topology]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (latest.current !== null) activity.set(activityIn(latest.current, trafficTick.get(), activity.get()));
    }, everyMs);
    return () => clearInterval(timer);
  }, []);
}
