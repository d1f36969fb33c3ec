import { redirect } from 'next/navigation';

/** A network's own address: the table with its panel open. */
export default async function NetworkPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  redirect(`/networks?select=network:${encodeURIComponent(id.slice(0, 12))}`);
}
