import { useEffect, useRef } from 'react';
import { noActivity, type Activity } from '@/lib/filter/filter';
import { activityIn } from './activity';
import { createStore, useStore } from './store';
import { trafficTick } from './traffic-store';
import { useStream } from './use-topology';

const everyMs = 5000;
const activity = createStore<Activity>(noActivity);

/** Who is idle or congested, looked at every five seconds and not at every tick; the same object while nobody changes. */
export function useActivity(): Activity {
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
  return useStore(activity, (known) => known);
}
