import { Select } from '@mantine/core';
import { useSession } from '../api/session.ts';
import { useAddressState } from '../hook/use-address-state.ts';
import { useWords } from '../i18n/i18n.ts';

/** The shop that every list shows, or '' for all of them. */
export const useShop = () => useAddressState('shop');

export const ShopFilter = () => {
  const t = useWords();
  const { shops } = useSession();
  const [shop, setShop] = useShop();
  const data = shops.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      aria-label={t('shell.shop.label')}
      placeholder={t('shell.shop.all')}
      data={data}
      value={shop === '' ? null : shop}
      onChange={(id) => setShop(id ?? '')}
      clearable
      clearButtonProps={{ 'aria-label': t('piece.clear') }}
      renderOption={({ option }) => <span data-data>{option.label}</span>}
      w={190}
      data-data
    />
  );
};
