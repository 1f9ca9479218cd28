/** Words in the names of variants, and the colour that they stand for; the first that fits is taken. */
const COLOURS: readonly (readonly [RegExp, string])[] = [
  [/blue and white/, '#eef0ee'],
  [/mist blue/, '#9db4c8'],
  [/dark green/, '#2f5a45'],
  [/jade/, '#5f9e7c'],
  [/celadon/, '#8fb8a4'],
  [/moon white/, '#dfe6ea'],
  [/mist/, '#b3c0c6'],
  [/white/, '#f3efe6'],
  [/black/, '#3a3d40'],
  [/charcoal/, '#4c5053'],
  [/indigo/, '#3b4f86'],
  [/navy/, '#2b3d63'],
  [/blue/, '#4f78ad'],
  [/red/, '#b85243'],
  [/rust/, '#a6552f'],
  [/rose/, '#d79ba3'],
  [/grey/, '#8f949a'],
  [/beige|natural|plain/, '#dccdb0'],
  [/sand/, '#d6be97'],
  [/camel/, '#b98b57'],
  [/oak/, '#c69c6d'],
  [/walnut/, '#7a5238'],
  [/brass/, '#bd964d'],
  [/cedar/, '#84664a'],
  [/olive/, '#7b7f45'],
  [/moss/, '#6f7f4a'],
  [/mint|chive/, '#93bf9f'],
  [/honey|osmanthus|mango/, '#e0aa45'],
  [/acacia/, '#e5b955'],
  [/linden/, '#cf9a38'],
  [/shrimp|pork/, '#dfa083'],
  [/day/, '#f0d9b8'],
  [/night/, '#51557f'],
  [/light/, '#7b4a2d'],
  [/dark/, '#4a2a1b'],
];

/** Where no variant has a colour, the goods have their own. */
const OWN: Readonly<Record<string, string>> = {
  'TEA-LONGJING': '#86a655',
  'TEA-TIEGUANYIN': '#567a4c',
  'TEA-PUER': '#5f4030',
  'TEA-JASMINE': '#e6dca6',
  'TEA-KEEMUN': '#93432d',
  'TEA-WHITE': '#c9cfb4',
  'TEA-AUTUMN': '#b97730',
  'TEA-BOTTLED': '#b0752f',
  'PANTRY-VINEGAR': '#5b2f22',
  'PANTRY-RICE': '#ece3cd',
  'POTTERY-TEAPOT': '#8fb8a4',
  'POTTERY-CLAYPOT': '#8c4f38',
  'POTTERY-MASTER': '#6d3f30',
  'POTTERY-VASE': '#7ea7a8',
  'POTTERY-PLATE': '#9fc0b4',
  'POTTERY-PONY': '#c9743f',
  'POTTERY-CENSER': '#7d8f7a',
  'POWER-BANK': '#5c6b7a',
  'CABLE-USBC': '#6f7f8f',
  'CHARGER-WALL': '#e8e6e0',
  'KETTLE-TEA': '#a9c3bd',
  'ADAPTER-TRAVEL': '#dfe3e4',
  'HOME-BOX': '#c7a77b',
  'HOME-TRAY': '#c2a05f',
  'CARE-HAND': '#e6c3b5',
  'CARE-SHAMPOO': '#8fb0a8',
  'CARE-SUN': '#f0c96a',
  'CHILL-NOODLE': '#ecd9a3',
  'BOOK-TEA': '#55794f',
  'BOOK-COOK': '#c4683f',
  'BOOK-PICTURE': '#5c8fb0',
  'TOY-PUZZLE': '#d08a4a',
  'TOY-MAGNET': '#b8544a',
  'TOY-BLOCKS': '#cf9f5b',
  'BOOK-CARD': '#8aa37a',
  'BOOK-BRUSH': '#8a5a3a',
};

const shade = (hex: string, towards: number, share: number): string => {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const mixed = parts.map((part) => Math.round(part + (towards - part) * share));
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
};

export type Colours = { readonly main: string; readonly dark: string; readonly light: string };

export const coloursOf = (product: string, variant: string): Colours => {
  const named = COLOURS.find(([word]) => word.test(variant.toLowerCase()))?.[1];
  const main = (OWN[product] && !named ? OWN[product] : named) ?? '#9fb0a0';
  return { main, dark: shade(main, 20, 0.28), light: shade(main, 255, 0.45) };
};

/** What the goods stand on, by category. */
export const GROUNDS: Readonly<Record<string, string>> = {
  tea: '#e9efdf',
  ceramics: '#e3ece8',
  electronics: '#e4e9ef',
  home: '#f0e8dc',
  clothing: '#ece7ee',
  care: '#f5e9e4',
  chilled: '#e2eef3',
  books: '#f2ecd9',
};
