'use client';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useGoTo } from './use-go-to';
import { views, withQuery } from './views';

/** On a narrow screen they are a line of their own below the bar, and share its width. */
export function ViewTabs() {
  const path = usePathname();
  const query = useSearchParams().toString();
  const goTo = useGoTo();
  return (
    <nav
      aria-label="Views"
      className="flex shrink-0 gap-0.5 max-md:order-last max-md:-mx-4 max-md:w-[calc(100%+2rem)] max-md:gap-0 max-md:overflow-x-auto max-md:border-t max-md:border-line max-md:px-2 max-md:py-1 max-sm:-mx-3 max-sm:w-[calc(100%+1.5rem)]"
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
          className="rounded-md px-2 py-1.5 text-center text-muted hover:text-text aria-[current=page]:bg-raised aria-[current=page]:font-semibold aria-[current=page]:text-text max-lg:px-1.5 max-lg:text-sm max-md:flex-auto max-sm:px-0.5 max-sm:text-xs"
        >
          {view.title}
        </Link>
      ))}
    </nav>
  );
}
