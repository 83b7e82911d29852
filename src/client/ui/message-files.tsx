/** The files that came with a message: images to look at, sound and video to play, everything else to save. */
import type { FileInfo } from "../../protocol/files.ts";
import { kindOf } from "../../protocol/files.ts";
import { fileUrl } from "../files-api.ts";
import { t } from "../texts/room.ts";
import { sizeText } from "./file-words.ts";
import { Icon } from "./icon.tsx";
import { chosenImage } from "./image-chosen.ts";
import { shownSize } from "./image-size.ts";

interface MessageFilesProps {
	slug: string;
	files: readonly FileInfo[];
}

export function MessageFiles({ slug, files }: MessageFilesProps) {
	const images = files.filter(isImage);
	const others = files.filter((file) => !isImage(file));
	return (
		<>
			{images.length > 0 && (
				<ul class="images">
					{images.map((image, index) => (
						<li key={image.id}>
							<button
								type="button"
								class="image"
								aria-haspopup="dialog"
								onClick={({ currentTarget }) => {
									chosenImage.value = { slug, images, index, opener: currentTarget };
								}}
							>
								{/* A name is no description, but better than nothing. */}
								<img
									src={fileUrl(slug, image.id)}
									alt={image.alt ?? image.name}
									{...shownSize(image)}
									loading="lazy"
									decoding="async"
									draggable={false}
								/>
							</button>
						</li>
					))}
				</ul>
			)}
			{others.map((file) => (
				<OtherFile key={file.id} slug={slug} file={file} />
			))}
		</>
	);
}

/** An image that says how large it is. */
export type Image = FileInfo & { width: number; height: number };

function isImage(file: FileInfo): file is Image {
	return kindOf(file.type) === "image" && file.width !== undefined && file.height !== undefined;
}

function OtherFile({ slug, file }: { slug: string; file: FileInfo }) {
	const url = fileUrl(slug, file.id);
	const kind = kindOf(file.type);
	return (
		<div class="file">
			{/* biome-ignore lint/a11y/useMediaCaption: people's own files have no captions to offer */}
			{kind === "audio" && <audio class="file-media" controls preload="metadata" src={url} aria-label={file.name} />}
			{/* biome-ignore lint/a11y/useMediaCaption: people's own files have no captions to offer */}
			{kind === "video" && <video class="file-media" controls preload="metadata" playsInline src={url} aria-label={file.name} />}
			<a class="file-row" href={url} download={file.name}>
				<Icon name="file" />
				<bdi class="file-name">{file.name}</bdi>
				<span class="file-size">{sizeText(file.size)}</span>
				<Icon name="download" />
				<span class="visually-hidden">{t.files.download}</span>
			</a>
		</div>
	);
}
