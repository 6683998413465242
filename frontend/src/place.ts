// Where a piece that has changed goes: over the one with its id, or on top.

interface Piece {
  readonly id: string;
}

interface List<P extends Piece> {
  querySelector(selector: string): { replaceWith(piece: P): void } | null;
  prepend(piece: P): void;
}

export function place<P extends Piece>(list: List<P>, piece: P): void {
  const there = piece.id ? list.querySelector(`[id="${piece.id}"]`) : null;
  if (there) there.replaceWith(piece);
  else list.prepend(piece);
}
