/** The first screen: one name, and one is in. Whoever has an account, or wants one, finds the way below. */
import { useSignal } from "@preact/signals";
import { t } from "../texts/first.ts";
import { fill } from "../texts/words.ts";
import { invitationOf, titleFrom } from "./address.ts";
import { onDemand } from "./lazy.tsx";
import { useStore } from "./store-context.ts";
import { WelcomeGuest } from "./welcome-guest.tsx";
import { otherViews, type View } from "./welcome-views.ts";

const SignIn = onDemand((parts) => parts.SignIn);
const SignInByRecovery = onDemand((parts) => parts.SignInByRecovery);
const WelcomeSignUp = onDemand((parts) => parts.WelcomeSignUp);

export function Welcome() {
	const store = useStore();
	const me = store.me.peek();
	const { why, was, signsIn } = me.kind === "nobody" ? me : {};
	const settings = store.settings.value;
	const handle = was?.kind === "account" ? was.id : "";
	const view = useSignal<View>(handle === "" && !signsIn && settings.guests ? "guest" : "sign-in");
	const name = useSignal(was?.kind === "guest" ? was.name : "");
	/** What there is to say before anything else. */
	const note = useSignal(why);
	const isInvited = invitationOf(location.pathname) !== undefined;

	return (
		<main class="welcome">
			<div class="welcome-card">
				<img class="welcome-sign" src="/icon.svg" alt="" width="56" height="56" />
				<h1>{t.welcome.titles[view.value]}</h1>
				{note.value !== undefined && (
					<p class="welcome-note" role="alert">
						{note.value}
					</p>
				)}
				{view.value === "guest" && (
					<p class="welcome-lead">
						{isInvited ? t.welcome.invited : fill(t.welcome.lead, { room: <strong dir="auto">{titleFrom(store.slug.value)}</strong> })}
					</p>
				)}
				{view.value !== "guest" && note.value === undefined && <p class="welcome-lead">{t.welcome.lines[view.value]}</p>}
				{view.value === "guest" && (
					<WelcomeGuest
						name={name}
						onRefused={(refusal) => {
							note.value = `${refusal} ${settings.signUp ? t.welcome.signInOrUp : t.welcome.signInInstead}`;
							store.settings.value = { ...settings, guests: false };
							view.value = "sign-in";
						}}
					/>
				)}
				{view.value === "sign-in" && <SignIn handle={handle} />}
				{view.value === "sign-up" && <WelcomeSignUp name={name.peek()} />}
				{view.value === "recovery" && <SignInByRecovery handle={handle} />}
				<div class="welcome-ways">
					{otherViews(view.value, settings).map((other) => (
						<button
							key={other}
							type="button"
							class="link-button"
							onClick={() => {
								view.value = other;
							}}
						>
							{t.welcome.ways[other]}
						</button>
					))}
				</div>
			</div>
		</main>
	);
}
