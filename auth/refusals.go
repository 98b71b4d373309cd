package auth

import "jalon/locale"

// Refusals are the sentences of what the door refuses.
var Refusals = map[string]locale.Text{
	"auth.address": {
		FR: "« {given} » n’est pas une adresse électronique, comme prenom.nom@exemple.fr.",
		EN: "“{given}” is not an e-mail address, as first.last@example.org."},
	"auth.link-unknown": {
		FR: "Ce lien ne mène à rien. Il est peut-être mal recopié : demandez-en un autre.",
		EN: "This link leads nowhere. It may have been copied wrongly: ask for another."},
	"auth.link-used": {
		FR: "Ce lien a déjà servi. Demandez-en un autre.",
		EN: "This link was already used. Ask for another."},
	"auth.link-expired": {
		FR: "Ce lien ne vaut plus : il est trop ancien. Demandez-en un autre.",
		EN: "This link is no longer good: it is too old. Ask for another."},
	"auth.link-other": {
		FR: "Cette invitation est pour quelqu’un d’autre. Si elle est pour vous, sortez d’abord du compte où vous êtes.",
		EN: "This invitation is for somebody else. If it is for you, first leave the account you are in."},
	"auth.too-many": {
		FR: "Trop d’essais à la suite. Attendez {seconds} secondes, puis recommencez.",
		EN: "Too many tries in a row. Wait {seconds} seconds, then start again."},
	"auth.letters": {
		FR: "{n} liens ont été faits pour ce compte depuis un quart d’heure. Servez-vous du dernier, ou attendez un peu.",
		EN: "{n} links were made for this account within a quarter of an hour. Use the last one, or wait a little."},
	"auth.no-address": {
		FR: "Ce compte n’a pas d’adresse : demandez un lien à qui administre ce site.",
		EN: "This account has no address: ask whoever administers this site for a link."},
	"auth.interrupted": {
		FR: "Connexion interrompue, recommencez. Personne n’est entré.",
		EN: "Signing in was interrupted, start again. Nobody came in."},
	"auth.too-late": {
		FR: "Le fournisseur d’identité n’a pas attendu : sa réponse est venue trop tard, ou avait déjà servi. Recommencez.",
		EN: "The identity provider did not wait: its answer came too late, or was already used. Start again."},
	"auth.refused": {
		FR: "La réponse du fournisseur d’identité n’est pas recevable. Personne n’est entré, et l’administration du site est alertée.",
		EN: "The answer of the identity provider cannot be accepted. Nobody came in, and the administration of the site is alerted."},
	"auth.weak": {
		FR: "Le fournisseur d’identité n’a pas demandé de preuve forte. Recommencez avec un second facteur.",
		EN: "The identity provider did not ask for a strong proof. Start again with a second factor."},
	"auth.provider-down": {
		FR: "{provider} ne répond pas. Réessayez plus tard, ou entrez par un lien envoyé à votre adresse.",
		EN: "{provider} does not answer. Try again later, or come in by a link sent to your address."},
	"auth.no-provider": {
		FR: "Ce site n’a pas de fournisseur d’identité.",
		EN: "This site has no identity provider."},
	"auth.no-passkeys": {
		FR: "Ce site n’a pas de nom : les clés d’accès n’y servent pas.",
		EN: "This site has no name: passkeys are of no use on it."},
	"auth.passkey": {
		FR: "Cette clé d’accès n’ouvre pas ce site. Entrez par un lien envoyé à votre adresse.",
		EN: "This passkey does not open this site. Come in by a link sent to your address."},
	"auth.passkey-copied": {
		FR: "Cette clé d’accès semble avoir été copiée : elle n’ouvre plus rien. Entrez par un lien envoyé à votre adresse, puis retirez-la.",
		EN: "This passkey seems to have been copied: it opens nothing any more. Come in by a link sent to your address, then remove it."},
	"auth.closed": {
		FR: "Ce compte est fermé.",
		EN: "This account is closed."},
	"auth.mandate-ended": {
		FR: "Votre mandat a pris fin, et avec lui l’accès à ce compte.",
		EN: "Your mandate has ended, and with it the access to this account."},
	"auth.linked": {
		FR: "Cette personne du registre a déjà un compte.",
		EN: "This person of the register already has an account."},
}
