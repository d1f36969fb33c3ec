import { EndpointsTable } from '@/components/tables/endpoints-table';

export default function EndpointsPage() {
  return <EndpointsTable />;
}
