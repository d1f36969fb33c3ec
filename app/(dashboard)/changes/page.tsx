import { ChangesView } from '@/components/changes/changes-view';

export default function ChangesPage() {
  return <ChangesView />;
}
