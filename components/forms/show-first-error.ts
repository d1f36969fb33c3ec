/** Puts the focus on the first field that is wrong, once it is shown as such; what it is folded into is opened. */
export function showFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    const field = form.querySelector<HTMLElement>('[aria-invalid="true"]');
    const fold = field?.closest<HTMLElement>('[hidden]');
    if (fold) form.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(fold.id)}"]`)?.click();
    requestAnimationFrame(() => field?.focus());
  });
}
