/** An image as large as the window allows, and the way to the others of its message. */
import { useEffect, useRef } from "preact/hooks";
import { fileUrl } from "../files-api.ts";
import { t as first } from "../texts/first.ts";
import { direction, figures } from "../texts/language.ts";
import { t } from "../texts/later.ts";
import { sizeText } from "./file-words.ts";
import { Icon } from "./icon.tsx";
import { type ChosenImage, chosenImage } from "./image-chosen.ts";
import { Modal } from "./room-modal.tsx";

interface LightboxProps {
	chosen: ChosenImage;
	onClose: () => void;
}

export function Lightbox({ chosen, onClose }: LightboxProps) {
	const { slug, images, index, opener } = chosen;
	const image = images[index];
	const close = useRef<HTMLButtonElement>(null);
	useEffect(() => close.current?.focus(), []);
	if (!image) return null;
	const url = fileUrl(slug, image.id);
	const go = (step: number) => {
		chosenImage.value = { ...chosen, index: (index + step + images.length) % images.length };
	};
	const isMany = images.length > 1;
	const about = [String(image.width), String(image.height), sizeText(image.size)] as const;
	const at = [figures(index + 1), figures(images.length)] as const;
	const handleKey = (event: KeyboardEvent) => {
		if (!isMany || (event.key !== "ArrowRight" && event.key !== "ArrowLeft")) return;
		event.preventDefault();
		const isForward = (event.key === "ArrowRight") === (direction() === "ltr");
		go(isForward ? 1 : -1);
	};
	return (
		<Modal
			class="lightbox"
			labelledBy="lightbox-name"
			closesOutside
			onKey={handleKey}
			onClose={() => {
				onClose();
				opener.focus();
			}}
		>
			{(end) => (
				<div class="lightbox-inside">
					<header class="lightbox-bar">
						<h2 id="lightbox-name" class="lightbox-name">
							<bdi>{image.name}</bdi>{" "}
							<span class="lightbox-about">{isMany ? t.lightbox.aboutOf(...about, ...at) : t.lightbox.about(...about)}</span>
						</h2>
						<a class="icon-button" href={url} download={image.name} aria-label={t.lightbox.download} title={t.lightbox.download}>
							<Icon name="download" />
						</a>
						<button ref={close} type="button" class="icon-button" aria-label={first.common.close} title={first.common.close} onClick={end}>
							<Icon name="close" />
						</button>
					</header>
					<div class="lightbox-stage">
						{isMany && (
							<button
								type="button"
								class="icon-button lightbox-step"
								aria-label={t.lightbox.previous}
								title={t.lightbox.previousShort}
								onClick={() => go(-1)}
							>
								<Icon name="previous" />
							</button>
						)}
						<img key={image.id} src={url} width={image.width} height={image.height} alt={image.alt ?? image.name} />
						{isMany && (
							<button
								type="button"
								class="icon-button lightbox-step"
								aria-label={t.lightbox.next}
								title={t.lightbox.nextShort}
								onClick={() => go(1)}
							>
								<Icon name="next" />
							</button>
						)}
					</div>
					{/* What the image shows stands below it too: it helps who sees badly as well as who sees nothing. */}
					<p class="lightbox-alt" dir="auto">
						{image.alt}
					</p>
					<p class="visually-hidden" role="status">
						{isMany && t.lightbox.image(...at)}
					</p>
				</div>
			)}
		</Modal>
	);
}
