/** Who set a version: nobody, when the product came with it. */
export const presentSetBy = (
  id: string | null,
  { en, zh }: { readonly en: string | null; readonly zh: string | null },
) => (id === null ? null : { id, name: { 'zh-CN': zh ?? en ?? id, en: en ?? id } });
