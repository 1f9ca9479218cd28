import { createTheme, type MantineColorsTuple, virtualColor } from '@mantine/core';

const slate: MantineColorsTuple = [
  '#f3f5f8',
  '#e3e7ed',
  '#ccd3dc',
  '#b0bac7',
  '#8d99a9',
  '#6b7888',
  '#4c5968',
  '#354150',
  '#1f2937',
  '#121923',
];

/** Mantine's greys of the dark scheme, with a little of the ink in them. */
const dark: MantineColorsTuple = [
  '#d9dfe6',
  '#b8c1cc',
  '#98a3b0',
  '#8793a1',
  '#3d4753',
  '#2b333d',
  '#1f252e',
  '#14181e',
  '#101419',
  '#0c0f13',
];

const FONTS =
  'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Segoe UI", Roboto, sans-serif';
const QUICK = { transitionProps: { duration: 100 } } as const;
const VEIL = { backgroundOpacity: 0.4, blur: 0 } as const;

/** Colours say how something stands, so what can be pressed has none: ink on paper, and paper on ink in the dark. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  autoContrast: true,
  respectReducedMotion: true,
  colors: { slate, dark, ink: virtualColor({ name: 'ink', light: 'slate', dark: 'slate' }) },
  fontFamily: FONTS,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: 'inherit', sm: 'inherit', md: 'inherit', lg: 'inherit', xl: '1.3' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: '6px',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '18px' }, h2: { fontSize: '15px' }, h3: { fontSize: '14px' } },
  },
  // By name: a component that is imported here would be part of the first load.
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'ink', size: 30 } },
    Button: { defaultProps: { size: 'xs', variant: 'default' } },
    Menu: { defaultProps: { ...QUICK, shadow: 'sm' } },
    Modal: { defaultProps: { ...QUICK, centered: true, overlayProps: VEIL } },
    NavLink: { defaultProps: { variant: 'subtle', color: 'ink' } },
    Popover: { defaultProps: { ...QUICK, shadow: 'sm' } },
    Tabs: { defaultProps: { variant: 'default' } },
    Tooltip: { defaultProps: { ...QUICK, openDelay: 300, withArrow: true, multiline: true, maw: 360 } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs', autosize: true, minRows: 2 } },
    Select: { defaultProps: { size: 'xs', checkIconPosition: 'right' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Chip: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 100 } },
  },
});
