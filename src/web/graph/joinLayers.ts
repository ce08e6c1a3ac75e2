/** Canvases of one size, the lowest first, on paper of a colour as one PNG. */
export function joinLayers(layers: readonly HTMLCanvasElement[], paper: string): Promise<Blob> {
  const whole = Object.assign(document.createElement("canvas"), { width: layers[0]!.width, height: layers[0]!.height });
  const pen = whole.getContext("2d")!;
  pen.fillStyle = paper;
  pen.fillRect(0, 0, whole.width, whole.height);
  for (const it of layers) pen.drawImage(it, 0, 0, whole.width, whole.height);
  return new Promise((resolve, reject) =>
    whole.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The browser could not write the picture.")))),
  );
}
