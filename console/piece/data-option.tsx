import type { ComboboxItem } from '@mantine/core';

/** For a list of names, which are the same in every language: `renderOption={dataOption}`. */
export const dataOption = ({ option }: { readonly option: ComboboxItem }) => <span data-data>{option.label}</span>;
