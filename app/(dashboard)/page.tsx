import { TopologyView } from '@/components/canvas/topology-view';

export default function TopologyPage() {
  return <TopologyView />;
}
