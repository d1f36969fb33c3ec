import { NetworksTable } from '@/components/tables/networks-table';

export default function NetworksPage() {
  return <NetworksTable />;
}
