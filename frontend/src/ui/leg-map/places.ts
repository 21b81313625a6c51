/** The lower leg from behind and from its inner side, with the places where it may hurt; 320 x 376. */

export const PLACES = ["calf", "midportion", "insertional", "deep", "inner", "under"] as const;

export type Place = (typeof PLACES)[number];

type Point = readonly [x: number, y: number];

/** `mark` bears the place's number; a tap goes to the place with the nearest of its `points`. */
interface Drawn {
  outlines: readonly (readonly number[])[];
  mark: Point;
  points: readonly Point[];
}

export const WIDTH = 320;
export const HEIGHT = 376;
/** A tap farther than this from every place means none. */
const NEAR = 34;

// biome-ignore format: outlines read best as rows
export const LEGS: readonly (readonly number[])[] = [
  [92, -8, 100, 50, 105, 95, 98, 145, 86, 205, 81, 245, 87, 268, 89, 280, 83, 296, 81, 318, 81, 346, 74, 362, 58, 367, 42, 362, 35, 346, 35, 318, 31, 298, 28, 284, 33, 262, 36, 245, 32, 205, 18, 145, 10, 90, 14, 45, 24, -8],
  [232, -8, 240, 60, 237, 140, 227, 220, 227, 262, 242, 292, 274, 314, 304, 330, 317, 346, 314, 359, 300, 364, 276, 363, 246, 354, 208, 360, 164, 367, 138, 359, 129, 336, 135, 308, 149, 274, 153, 232, 144, 180, 127, 122, 122, 70, 132, 20, 140, -8],
];

/** Ankle bone, toes, the two bellies of the calf: they only help to read the drawing. */
export const LINES: readonly string[] = [
  "M58 30C57 70 57 108 58 142M24 12C40 22 76 22 92 12",
  "M222 276a14 15 0 1 0 .1 0zM303 331c-4 4 -6 8 -6 12M310 338c-4 3 -5 6 -5 9",
  "M70 168C64 176 60 182 58 186M46 168C52 176 56 182 58 186M168 352C196 346 214 346 236 350",
];

// biome-ignore format: outlines read best as rows
export const DRAWN: Readonly<Record<Place, Drawn>> = {
  calf: {
    outlines: [
      [55, 34, 34, 26, 17, 56, 15, 92, 23, 132, 38, 160, 50, 168, 56, 148, 56, 90],
      [61, 34, 82, 26, 97, 56, 100, 96, 92, 136, 78, 164, 66, 168, 60, 148, 60, 90],
      [146, 22, 130, 58, 130, 104, 142, 152, 152, 184, 164, 186, 176, 150, 180, 100, 176, 50, 164, 24],
    ],
    mark: [155, 90],
    points: [[36, 60], [80, 60], [36, 115], [80, 115], [58, 150], [155, 60], [158, 110], [158, 155]],
  },
  midportion: {
    outlines: [
      [51, 186, 58, 180, 65, 186, 63, 236, 64, 286, 58, 290, 52, 286, 53, 236],
      [150, 196, 158, 192, 166, 198, 167, 240, 163, 282, 155, 294, 146, 290, 154, 266, 157, 236],
    ],
    mark: [58, 236],
    points: [[58, 200], [58, 240], [58, 275], [157, 205], [158, 240], [154, 275]],
  },
  insertional: {
    outlines: [
      [46, 300, 58, 296, 70, 300, 74, 322, 70, 342, 58, 346, 46, 342, 42, 322],
      [141, 301, 152, 299, 158, 310, 155, 332, 148, 345, 138, 343, 133, 330, 136, 312],
    ],
    mark: [58, 321],
    points: [[58, 320], [145, 320]],
  },
  deep: {
    outlines: [[176, 226, 186, 224, 192, 244, 192, 268, 184, 286, 174, 284, 171, 262, 173, 240]],
    mark: [182, 254],
    points: [[182, 255]],
  },
  inner: {
    outlines: [
      [72, 258, 80, 262, 82, 280, 77, 298, 70, 294, 69, 276],
      [200, 264, 206, 278, 208, 294, 220, 304, 238, 306, 252, 314, 248, 322, 228, 320, 206, 312, 196, 296, 195, 274],
    ],
    mark: [214, 306],
    points: [[78, 278], [204, 296], [235, 312]],
  },
  under: {
    outlines: [
      [38, 350, 58, 353, 78, 350, 72, 360, 58, 364, 44, 360],
      [140, 352, 158, 354, 184, 351, 208, 350, 212, 356, 190, 361, 162, 364, 146, 361],
    ],
    mark: [176, 355],
    points: [[58, 362], [160, 362], [195, 358]],
  },
};

/** A tap goes to the nearest place, so that small places need no exact finger. */
export function placeAt(x: number, y: number): Place | null {
  let nearest: Place | null = null;
  let least = NEAR;
  for (const place of PLACES)
    for (const [px, py] of DRAWN[place].points) {
      const distance = Math.hypot(px - x, py - y);
      if (distance < least) {
        least = distance;
        nearest = place;
      }
    }
  return nearest;
}
