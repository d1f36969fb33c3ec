import { FindingsView } from '@/components/findings/findings-view';

export default function FindingsPage() {
  return <FindingsView />;
}
