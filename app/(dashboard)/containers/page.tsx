import { ContainersTable } from '@/components/tables/containers-table';

export default function ContainersPage() {
  return <ContainersTable />;
}
