// A photo as it is sent: at most 1600 px, and without the place where it was taken. Anything that is not a photo, or cannot
// be read here, goes as it is: the server strips positions again.
const longest = 1600;
const heavy = 1048576;

export async function shrink(file) {
  const isJpeg = /\.jpe?g$/i.test(file.name);
  if (!isJpeg && !(/\.png$/i.test(file.name) && file.size > heavy)) {
    return file;
  }
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    if (isJpeg && scale === 1 && file.size <= heavy && !(await hasNotes(file))) {
      return file;
    }
    return await draw(file, picture, scale);
  } catch {
    return file;
  }
}

async function draw(file, picture, scale) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => { canvas.toBlob(done, 'image/jpeg', 0.85); });
  return blob ? new File([blob], file.name.replace(/\.(png|jpe?g)$/i, '.jpg'), { type: blob.type, lastModified: file.lastModified }) : file;
}

// What a camera writes beside the picture stands in the first part of the file.
async function hasNotes(file) {
  const head = new Uint8Array(await file.slice(0, 65536).arrayBuffer());
  return new TextDecoder('latin1').decode(head).includes('Exif');
}
