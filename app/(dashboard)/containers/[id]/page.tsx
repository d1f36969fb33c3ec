import { redirect } from 'next/navigation';

/** A container's own address: the table with its panel open. */
export default async function ContainerPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  redirect(`/containers?select=container:${encodeURIComponent(id.slice(0, 12))}`);
}
