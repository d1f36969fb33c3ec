import { TopologyPage } from '@/components/canvas/topology-page';

export default function Page() {
  return <TopologyPage />;
}
