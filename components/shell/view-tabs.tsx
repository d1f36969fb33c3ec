'use client';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useGoTo } from './use-go-to';
import { views, withQuery } from './views';

/** On a phone they are a line of their own below the bar, and share its width. */
export function ViewTabs() {
  const path = usePathname();
  const query = useSearchParams().toString();
  const goTo = useGoTo();
  return (
    <nav
      aria-label="Views"
      className="flex shrink-0 gap-0.5 max-sm:order-last max-sm:-mx-3 max-sm:w-[calc(100%+1.5rem)] max-sm:overflow-x-auto max-sm:border-t max-sm:border-line max-sm:gap-0 max-sm:px-2 max-sm:py-1"
    >
      {views.map((view) => (
        <Link
          key={view.path}
          // The addresses change with every filter, and each change would fetch all of them anew.
          prefetch={false}
          href={withQuery(view.path, query)}
          onNavigate={(event) => {
            event.preventDefault();
            goTo(view.path);
          }}
          aria-current={path === view.path ? 'page' : undefined}
          className="rounded-md px-2 py-1.5 text-center text-muted hover:text-text aria-[current=page]:bg-raised aria-[current=page]:font-semibold aria-[current=page]:text-text max-sm:flex-1 max-sm:px-0.5 max-sm:text-sm"
        >
          {view.title}
        </Link>
      ))}
    </nav>
  );
}
