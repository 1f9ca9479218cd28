/** Silhouettes of the goods on a field of 120 × 120: class c is the variant's colour, d darker, l lighter; `line` is drawn, not filled. */
const TIN =
  '<rect class="c" x="36" y="38" width="48" height="62" rx="5"/><rect class="d" x="34" y="26" width="52" height="16" rx="5"/><rect class="l" x="44" y="56" width="32" height="28" rx="2"/><path class="d" d="M60 61c7 5 7 13 0 18c-7-5-7-13 0-18z"/>';
const CAKE =
  '<ellipse class="d" cx="60" cy="74" rx="42" ry="26"/><ellipse class="c" cx="60" cy="68" rx="42" ry="26"/><ellipse class="l" cx="60" cy="67" rx="24" ry="14"/><ellipse class="c" cx="60" cy="67" rx="9" ry="5"/>';
const BOTTLE =
  '<path class="c" d="M52 36h16v12c0 6 12 8 12 22v24c0 5-3 8-8 8H48c-5 0-8-3-8-8V70c0-14 12-16 12-22z"/><rect class="d" x="50" y="22" width="20" height="14" rx="3"/><rect class="l" x="40" y="70" width="40" height="20"/>';
const JAR =
  '<path class="c" d="M36 48c0-4 3-6 6-6h36c3 0 6 2 6 6v44c0 6-4 10-10 10H46c-6 0-10-4-10-10z"/><rect class="d" x="38" y="26" width="44" height="16" rx="4"/><path class="l" d="M60 56l14 8v16l-14 8l-14-8V64z"/>';
const SACK =
  '<path class="c" d="M34 40c4-4 4-12 4-16h44c0 4 0 12 4 16c6 18 6 40 2 56c-1 4-3 6-7 6H39c-4 0-6-2-7-6c-4-16-4-38 2-56z"/><path class="d" d="M36 36h48v6H36z"/><ellipse class="l" cx="60" cy="70" rx="16" ry="18"/><path class="d line" d="M60 58v26M54 64l6 5l6-5M54 74l6 5l6-5" stroke-width="2.5"/>';
const CUP =
  '<path class="c" d="M28 46h64c0 26-10 46-26 46H54c-16 0-26-20-26-46z"/><ellipse class="l" cx="60" cy="46" rx="32" ry="8"/><rect class="d" x="48" y="92" width="24" height="7" rx="2"/>';
const TEAPOT =
  '<path class="c" d="M34 66c0-16 12-26 28-26s28 10 28 26c0 18-12 32-28 32S34 84 34 66z"/><path class="c" d="M36 62C24 60 22 48 14 46c2 18 8 30 24 32z"/><path d="M86 54c22-6 24 28-2 30" class="d line" stroke-width="6"/><path class="d" d="M46 42c4-8 28-8 32 0z"/><circle class="d" cx="62" cy="31" r="5"/><path class="l" d="M44 60c2-8 8-12 14-12c-6 4-9 10-9 18c-3 0-6-2-5-6z"/>';
const VASE =
  '<path class="c" d="M50 20h20c0 14-6 16-6 24c0 8 22 14 22 36c0 12-8 22-16 22H50c-8 0-16-10-16-22c0-22 22-28 22-36c0-8-6-10-6-24z"/><ellipse class="d" cx="60" cy="20" rx="11" ry="3.5"/><path class="l" d="M44 74c2-10 8-16 14-19c-4 7-6 15-5 27c-5 0-10-2-9-8z"/>';
const BOWL =
  '<path class="c" d="M20 50h80c0 24-14 42-32 42H52c-18 0-32-18-32-42z"/><ellipse class="l" cx="60" cy="50" rx="40" ry="10"/><rect class="d" x="48" y="92" width="24" height="7" rx="2"/><path class="a" d="M26 66c10 6 20-4 34 2s24-4 34-2l-3 8c-10-3-19 5-31 0s-22 4-32-1z"/>';
const PLATE =
  '<ellipse class="d" cx="60" cy="72" rx="46" ry="24"/><ellipse class="c" cx="60" cy="68" rx="46" ry="24"/><ellipse class="l" cx="60" cy="68" rx="30" ry="14"/>';
const PONY =
  '<ellipse class="d" cx="60" cy="103" rx="40" ry="5"/><path class="d" d="M33 60c-9 0-13 8-11 18c1 6-3 9-3 9c9 1 14-7 15-18zM55 78l2 23h8l2-20zM70 78l1 23h8l2-24z"/><path class="c" d="M33 63c0-13 10-19 24-18l15-1c5-6 7-14 9-20c1-4 4-7 8-8l2-6l4 6c4 2 7 8 10 14c1 4-1 7-5 7l-7-1c-1 6-1 11-2 17c-1 9-3 14-5 18l1 31h-9l-3-21c-7 3-17 3-25 0l-1 21h-9l-1-23c-4-4-6-9-6-16z"/><path class="g" d="M50 46c4-4 18-5 23-1l1 15c-5 7-18 8-24 1z"/><path class="y" d="M49 59c7 7 19 6 25 0l1 5c-7 8-20 8-27 1z"/><path class="d" d="M82 23c-6 5-9 14-10 21l6 1c1-8 4-16 8-21z"/><path class="y" d="M86 33l14 6l-1-6l-9-6z" opacity=".55"/><circle cx="96" cy="24" r="1.8" fill="#2b1d14"/><path class="l" d="M40 56c2-5 6-6 9-6l-1 12c-5 2-9-1-8-6z" opacity=".6"/>';
const CENSER =
  '<path class="d line" d="M40 98l-4 8M80 98l4 8M60 100v8" stroke-width="7"/><path class="c" d="M28 60h64c0 26-12 42-32 42S28 86 28 60z"/><path class="d" d="M34 60c2-14 14-20 26-20s24 6 26 20z"/><path d="M52 34c-4-8 6-10 2-18M66 32c-4-8 6-10 2-18" class="l line" stroke-width="3"/>';
const BRICK =
  '<rect class="c" x="36" y="20" width="48" height="82" rx="9"/><rect class="l" x="42" y="26" width="36" height="50" rx="5"/><circle class="d" cx="50" cy="90" r="3"/><circle class="d" cx="60" cy="90" r="3"/><circle class="d" cx="70" cy="90" r="3"/>';
const EARPHONE =
  '<rect class="d" x="30" y="58" width="60" height="42" rx="18"/><path class="c" d="M30 72h60v10c0 10-8 18-18 18H48c-10 0-18-8-18-18z"/><circle class="c" cx="44" cy="36" r="12"/><rect class="c" x="40" y="40" width="7" height="26" rx="3.5"/><circle class="c" cx="76" cy="36" r="12"/><rect class="c" x="73" y="40" width="7" height="26" rx="3.5"/><circle class="l" cx="44" cy="36" r="5"/><circle class="l" cx="76" cy="36" r="5"/>';
const SPEAKER =
  '<rect class="c" x="34" y="20" width="52" height="82" rx="24"/><circle class="d" cx="60" cy="74" r="17"/><circle class="l" cx="60" cy="74" r="8"/><circle class="d" cx="60" cy="42" r="9"/>';
const DESK_LAMP =
  '<ellipse class="d" cx="52" cy="98" rx="28" ry="6"/><path d="M52 96L38 62l30-26" class="d line" stroke-width="6"/><path class="c" d="M60 24l28 26c-10 8-26 6-36-4c-5-6-2-16 8-22z"/><path d="M82 60l14 24" class="y line" stroke-width="3"/><path d="M72 62l4 24" class="y line" stroke-width="3"/>';
const CABLE =
  '<path d="M40 34c0 30 46 10 46 34S30 70 40 96" class="c line" stroke-width="7"/><rect class="d" x="33" y="18" width="14" height="20" rx="3"/><rect class="d" x="33" y="90" width="14" height="16" rx="3"/>';
const CHARGER =
  '<rect class="c" x="32" y="44" width="56" height="56" rx="10"/><rect class="d" x="44" y="22" width="7" height="24" rx="2"/><rect class="d" x="69" y="22" width="7" height="24" rx="2"/><rect class="d" x="50" y="76" width="20" height="8" rx="4"/>';
const FLOOR_LAMP =
  '<ellipse class="d" cx="60" cy="104" rx="22" ry="4"/><rect class="c" x="57.5" y="40" width="5" height="64"/><path class="l" d="M44 14h32l12 30H32z"/><path class="c" d="M44 14h32l2 5H42z"/>';
const CHAIR =
  '<path d="M40 18v46M78 18v46M34 104l40-40M86 104L44 64" class="d line" stroke-width="6"/><rect class="c" x="36" y="20" width="46" height="9" rx="4"/><rect class="c" x="38" y="36" width="42" height="9" rx="4"/><path class="c" d="M32 60h56l4 10H28z"/>';
const RUG =
  '<path class="c" d="M24 44h64v48H24z"/><ellipse class="d" cx="88" cy="68" rx="13" ry="24"/><ellipse class="l" cx="88" cy="68" rx="7" ry="14"/><path d="M34 44v48M44 44v48M64 44v48" class="l line" stroke-width="3"/><path d="M24 48l-8-2M24 60l-8-2M24 74l-8-2M24 88l-8-2" class="d line" stroke-width="2.5"/>';
const CUSHION =
  '<path class="c" d="M24 34c24 6 48 6 72 0c-5 20-5 36 0 56c-24-6-48-6-72 0c5-20 5-36 0-56z"/><path class="l" d="M40 48c13 3 27 3 40 0c-2 10-2 18 0 28c-13-3-27-3-40 0c2-10 2-18 0-28z"/>';
const BLANKET =
  '<rect class="d" x="24" y="76" width="72" height="24" rx="11"/><rect class="c" x="24" y="54" width="72" height="24" rx="11"/><rect class="l" x="24" y="34" width="72" height="22" rx="11"/><path d="M72 36v64" class="d line" stroke-width="2"/>';
const BOX =
  '<path class="c" d="M26 50h68v46c0 4-2 6-6 6H32c-4 0-6-2-6-6z"/><rect class="d" x="22" y="38" width="76" height="16" rx="4"/><rect class="l" x="48" y="68" width="24" height="12" rx="3"/>';
const TRAY =
  '<path class="d" d="M16 66h88l-8 22H24z"/><path class="c" d="M20 58h80l6 10H14z"/><path d="M34 60l-3 7M48 60l-2 7M62 60v7M76 60l2 7M90 60l3 7" class="d line" stroke-width="2"/><path class="l" d="M50 44h20c0 9-4 14-7 14h-6c-3 0-7-5-7-14z"/>';
const UMBRELLA =
  '<path class="c" d="M14 62C18 34 38 22 60 22s42 12 46 40c-8-6-16-6-23 0c-7-6-16-6-23 0c-7-6-16-6-23 0c-7-6-15-6-23 0z"/><path d="M60 16v78c0 12-16 12-16 0" class="d line" stroke-width="5"/><path class="l" d="M37 62c2-18 10-30 23-40c-24 3-38 14-46 40c8-6 16-6 23 0z" opacity=".5"/>';
const SHIRT =
  '<path class="c" d="M44 22l-26 14l8 24l12-5v47h44V55l12 5l8-24l-26-14c-6 8-26 8-32 0z"/><path class="l" d="M44 22l16 18l16-18l-7 3l-9 9l-9-9z"/><path d="M60 40v62" class="d line" stroke-width="1.5"/>';
const SOCKS =
  '<path class="d" d="M58 20h22v42c0 8 4 12 12 18c8 6 4 18-6 18c-14 0-28-12-28-28z"/><path class="c" d="M34 20h24v44c0 8 4 12 12 18c8 6 4 20-6 20c-16 0-30-14-30-30z"/><path class="l" d="M34 20h24v9H34z"/>';
const SCARF =
  '<path class="c" d="M36 24c10-6 38-6 48 0c4 10-2 22-10 26l12 52H66L58 56C44 50 32 38 36 24z"/><path class="d" d="M58 56l16-6l-6 26z"/><path d="M68 102v7M74 102v7M80 102v7" class="c line" stroke-width="3"/><path class="l" d="M42 28c10-4 26-4 36 0c-10 5-26 5-36 0z"/>';
const TOTE =
  '<path d="M44 52V36c0-20 32-20 32 0v16" class="d line" stroke-width="5"/><path class="c" d="M28 46h64l4 56H24z"/><path class="d" d="M50 78c0-8 20-8 20 0l-10 8z"/>';
const APRON =
  '<path d="M46 34c0-18 28-18 28 0" class="d line" stroke-width="4"/><path class="c" d="M46 32h28v22c12 2 16 8 16 16v32H30V70c0-8 4-14 16-16z"/><rect class="l" x="44" y="70" width="32" height="18" rx="2"/>';
const TUBE =
  '<path class="c" d="M40 22h40l-6 64H46z"/><rect class="d" x="47" y="88" width="26" height="16" rx="3"/><path class="l" d="M47 42h26l-2 22H49z"/>';
const CREAM =
  '<rect class="c" x="28" y="58" width="64" height="42" rx="10"/><rect class="d" x="26" y="40" width="68" height="20" rx="6"/><rect class="l" x="42" y="70" width="36" height="16" rx="2"/>';
const PERFUME =
  '<rect class="c" x="34" y="52" width="52" height="50" rx="6"/><rect class="l" x="42" y="62" width="36" height="30" rx="3"/><rect class="d" x="50" y="38" width="20" height="14" rx="2"/><rect class="d" x="46" y="20" width="28" height="18" rx="5"/>';
const SOAP =
  '<rect class="d" x="22" y="56" width="76" height="44" rx="14"/><rect class="c" x="22" y="48" width="76" height="44" rx="14"/><rect class="l" x="38" y="60" width="44" height="20" rx="10"/><circle class="l" cx="86" cy="34" r="7"/><circle class="l" cx="70" cy="26" r="4"/>';
const STICK =
  '<rect class="d" x="46" y="58" width="28" height="46" rx="4"/><path class="c" d="M50 34c0-8 20-14 20-14v38H50z"/><rect class="l" x="46" y="52" width="28" height="8"/>';
const POUCH =
  '<path class="c" d="M28 30h64l4 66c0 4-2 6-6 6H30c-4 0-6-2-6-6z"/><path class="d" d="M28 24h64v10H28z"/><ellipse class="l" cx="60" cy="70" rx="24" ry="20"/><path class="c" d="M44 74c4-14 28-14 32 0c-8 6-24 6-32 0zM50 68l3 5M60 65v7M70 68l-3 5" />';
const POTS =
  '<path class="c" d="M20 50h34l-4 46H24zM66 50h34l-4 46H70z"/><rect class="d" x="17" y="42" width="40" height="10" rx="4"/><rect class="d" x="63" y="42" width="40" height="10" rx="4"/><circle class="l" cx="37" cy="74" r="9"/><circle class="l" cx="83" cy="74" r="9"/>';
const BOOK =
  '<path class="d" d="M34 22h54c4 0 6 2 6 6v72c0 3-2 4-4 4H38z"/><path class="c" d="M28 22c0-4 3-6 6-6h50v76H34c-3 0-6 2-6 5z"/><path class="l" d="M34 92h52v8H34c-5 0-5-8 0-8z"/><rect class="l" x="42" y="32" width="32" height="20" rx="2"/>';
const PUZZLE =
  '<path class="c" d="M24 28h32c-6 12 14 12 8 0h32v30c-12-6-12 14 0 8v34H66c6-12-14-12-8 0H24V66c12 6 12-14 0-8z"/><path d="M60 38v44M36 62h46" class="l line" stroke-width="3" stroke-dasharray="6 5"/>';
const MAGNET =
  '<path class="c" d="M26 24h22v36c0 16 24 16 24 0V24h22v38c0 48-68 48-68 0z"/><path class="l" d="M26 24h22v16H26zM72 24h22v16H72z"/>';
const BLOCKS =
  '<rect class="c" x="22" y="66" width="36" height="36" rx="4"/><rect class="d" x="62" y="66" width="36" height="36" rx="4"/><path class="l" d="M60 22l22 40H38z"/><circle class="l" cx="40" cy="84" r="8"/>';
const CARDS =
  '<rect class="d" x="34" y="26" width="62" height="46" rx="4" transform="rotate(8 60 50)"/><rect class="l" x="24" y="44" width="70" height="52" rx="4"/><path class="c" d="M30 90l18-26l14 18l8-10l18 18z"/><circle class="y" cx="80" cy="56" r="6"/>';
const BRUSHES =
  '<path d="M40 22l6 50M62 18v54M84 22l-8 50" class="c line" stroke-width="7"/><path class="d" d="M40 72h13l-3 30c-5-8-9-18-10-30zM55 72h14c-1 12-3 24-7 34c-4-10-6-22-7-34zM69 72h13c-1 12-5 22-10 30z"/>';

/** By the beginning of the product's code; the longest that fits is taken. */
const SHAPES: Readonly<Record<string, string>> = {
  TEA: TIN,
  'TEA-PUER': CAKE,
  'TEA-BOTTLED': BOTTLE,
  'PANTRY-SOY': BOTTLE,
  'PANTRY-VINEGAR': BOTTLE,
  'PANTRY-RICE': SACK,
  'PANTRY-HONEY': JAR,
  'POTTERY-CUP': CUP,
  'POTTERY-TEAPOT': TEAPOT,
  'POTTERY-CLAYPOT': TEAPOT,
  'POTTERY-MASTER': TEAPOT,
  'POTTERY-VASE': VASE,
  'POTTERY-BOWL': BOWL,
  'POTTERY-PLATE': PLATE,
  'POTTERY-PONY': PONY,
  'POTTERY-CENSER': CENSER,
  'POWER-BANK': BRICK,
  'AUDIO-EARPHONE': EARPHONE,
  'AUDIO-SPEAKER': SPEAKER,
  'LAMP-DESK': DESK_LAMP,
  'CABLE-USBC': CABLE,
  'CHARGER-WALL': CHARGER,
  'KETTLE-TEA': TEAPOT,
  'ADAPTER-TRAVEL': CHARGER,
  'HOME-FLOORLAMP': FLOOR_LAMP,
  'HOME-CHAIR': CHAIR,
  'HOME-RUG': RUG,
  'HOME-CUSHION': CUSHION,
  'HOME-BLANKET': BLANKET,
  'HOME-BOX': BOX,
  'HOME-TRAY': TRAY,
  'HOME-UMBRELLA': UMBRELLA,
  'WEAR-SHIRT': SHIRT,
  'WEAR-SOCKS': SOCKS,
  'WEAR-SCARF': SCARF,
  'WEAR-TOTE': TOTE,
  'WEAR-APRON': APRON,
  'CARE-HAND': TUBE,
  'CARE-SUN': TUBE,
  'CARE-FACE': CREAM,
  'CARE-PERFUME': PERFUME,
  'CARE-SOAP': SOAP,
  'CARE-SHAMPOO': BOTTLE,
  'CARE-LIP': STICK,
  CHILL: POUCH,
  'CHILL-YOGHURT': POTS,
  BOOK: BOOK,
  'BOOK-CARD': CARDS,
  'BOOK-BRUSH': BRUSHES,
  'TOY-PUZZLE': PUZZLE,
  'TOY-MAGNET': MAGNET,
  'TOY-BLOCKS': BLOCKS,
};

export const shapeOf = (product: string): string => {
  const fitting = Object.keys(SHAPES).filter((begin) => product.startsWith(begin));
  const [longest = ''] = fitting.toSorted((a, b) => b.length - a.length);
  return SHAPES[longest] ?? BOX;
};
