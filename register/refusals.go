package register

import "jalon/locale"

// Refusals holds the sentences of the refusals that any act may meet, by code. An act's own are in its declaration.
var Refusals = map[string]locale.Text{
	"act.too-large": {
		FR: "Cet acte est trop long : {bytes} octets, pour une limite de {limit}. Joignez un document par son empreinte.",
		EN: "This act is too long: {bytes} bytes, the limit being {limit}. Attach a document by its hash instead."},
	"act.unknown": {
		FR: "Le registre n’a pas d’acte n° {seq}.",
		EN: "The register has no act no. {seq}."},
	"author.unknown": {
		FR: "La personne {person} n’est pas inscrite au registre.",
		EN: "The person {person} is not in the register."},
	"body.not-there": {
		FR: "{body} n’existe pas au {day}.",
		EN: "{body} does not exist on {day}."},
	"body.without-pair": {
		FR: "Le binôme qui préside {body} est incomplet au {day} : {vacant} à pourvoir. L’instance ne peut rien décider.",
		EN: "The pair that chairs {body} is incomplete on {day}: {vacant} to be filled. The body can decide nothing."},
	"data.reserved": {
		FR: "Le jeu de données {set} est à diffusion restreinte : pour {over}, il ne se montre qu’à qui tient un mandat donnant le pouvoir {kind}.",
		EN: "The data set {set} is not for everybody: for {over}, it is only shown to who holds a mandate that gives the power {kind}."},
	"decision.needs-meeting": {
		FR: "Cet acte ne se prend qu’en réunion de {body} : indiquez la réunion et le point de l’ordre du jour.",
		EN: "This act is only taken in a meeting of {body}: name the meeting and the item."},
	"decision.no-item": {
		FR: "La réunion {meeting} n’a pas de point {item} à son ordre du jour.",
		EN: "The meeting {meeting} has no item {item} on its agenda."},
	"decision.no-quorum": {
		FR: "La réunion {meeting} n’a pas atteint son quorum : elle n’a rien pu décider.",
		EN: "The meeting {meeting} did not reach its quorum: it could decide nothing."},
	"decision.not-held": {
		FR: "La réunion {meeting} ne s’est pas tenue au {day}.",
		EN: "The meeting {meeting} had not been held by {day}."},
	"decision.other-body": {
		FR: "La réunion {meeting} est celle de {met} ; c’est {competent} qui est compétente.",
		EN: "The meeting {meeting} is one of {met}; {competent} is the competent body."},
	"delegation.ended": {
		FR: "La délégation {delegation} du mandat {mandate} ne court que du {from} au {to}.",
		EN: "The delegation {delegation} of the mandate {mandate} only runs from {from} to {to}."},
	"field.required": {
		FR: "Le champ « {field} » est nécessaire.",
		EN: "The field “{field}” is needed."},
	"hash.malformed": {
		FR: "« {hash} » n’est pas une empreinte SHA-256 : 64 chiffres hexadécimaux sont attendus.",
		EN: "“{hash}” is not a SHA-256 hash: 64 hexadecimal digits are expected."},
	"id.malformed": {
		FR: "« {id} » n’est pas un identifiant : la forme est type:nom, en minuscules, comme ti:nord-franche-comte.",
		EN: "“{id}” is not an identifier: the form is type:name in lowercase, such as ti:nord-franche-comte."},
	"id.taken": {
		FR: "L’identifiant {id} est déjà pris.",
		EN: "The identifier {id} is already taken."},
	"id.type": {
		FR: "{id} n’est pas un identifiant de la forme {type}:nom.",
		EN: "{id} is not an identifier of the form {type}:name."},
	"json.bad-value": {
		FR: "Le champ « {field} » ne peut pas recevoir cette valeur : {reason}",
		EN: "The field “{field}” cannot hold this value: {reason}"},
	"json.duplicate-key": {
		FR: "Le champ « {field} » est donné deux fois.",
		EN: "The field “{field}” is given twice."},
	"json.not-canonical": {
		FR: "Le texte n’est pas écrit sous sa forme canonique ({field}).",
		EN: "The text is not in its canonical form ({field})."},
	"json.number": {
		FR: "« {field} » doit être un nombre entier, écrit en chiffres.",
		EN: "“{field}” must be a whole number, written in plain digits."},
	"json.syntax": {
		FR: "Ce n’est pas du JSON : {reason}",
		EN: "This is not JSON: {reason}"},
	"json.text": {
		FR: "« {field} » contient des caractères qui ne sont pas du texte.",
		EN: "“{field}” holds characters that are no text."},
	"json.too-deep": {
		FR: "L’acte est imbriqué trop profondément.",
		EN: "The act is nested too deep."},
	"json.too-long": {
		FR: "L’acte est trop long : {reason}",
		EN: "The act is too long: {reason}"},
	"json.trailing": {
		FR: "Quelque chose suit la fin de l’acte.",
		EN: "Something follows the end of the act."},
	"json.unknown-field": {
		FR: "Cet acte n’a pas de champ « {field} ».",
		EN: "This act has no field “{field}”."},
	"key.reused": {
		FR: "La clé {key} a déjà servi pour une autre proposition (acte n° {act}).",
		EN: "The key {key} was already used for another proposal (act no. {act})."},
	"kind.newer": {
		FR: "Le registre contient des actes « {kind} », que cette version de Jalon ne connaît pas : installez la version qui les a écrits.",
		EN: "The register holds acts “{kind}”, which this version of Jalon does not know: install the version that wrote them."},
	"kind.retired": {
		FR: "Les actes « {kind} » ne se prennent plus.",
		EN: "Acts “{kind}” are no longer taken."},
	"kind.unknown": {
		FR: "Il n’existe pas d’acte « {kind} ».",
		EN: "There is no act “{kind}”."},
	"meeting.unknown": {
		FR: "La réunion {meeting} n’est pas au registre.",
		EN: "The meeting {meeting} is not in the register."},
	"object.not-yet": {
		FR: "{id} n’existe pas encore au {day} : ce n’est que le {since} que le registre commence à en parler.",
		EN: "{id} does not exist yet on {day}: the register only begins to speak of it on {since}."},
	"object.unknown": {
		FR: "{id} n’est pas au registre.",
		EN: "{id} is not in the register."},
	"power.ended": {
		FR: "Le mandat {mandate} ({seat}, {body}) a pris fin le {to} : il ne donne plus aucun pouvoir.",
		EN: "The mandate {mandate} ({seat}, {body}) ended on {to}: it gives no power any more."},
	"power.missing": {
		FR: "Aucun de vos mandats ne donne le pouvoir « {kind} » sur {over}.",
		EN: "None of your mandates gives the power “{kind}” over {over}."},
	"power.no-body": {
		FR: "Au {day}, aucune instance constituée n’avait le pouvoir « {kind} » sur {over}.",
		EN: "On {day}, no constituted body had the power “{kind}” over {over}."},
	"power.not-yet": {
		FR: "Le mandat {mandate} ({seat}, {body}) ne commence que le {from}.",
		EN: "The mandate {mandate} ({seat}, {body}) only begins on {from}."},
	"proposal.empty": {
		FR: "La proposition ne contient aucun acte.",
		EN: "The proposal holds no act."},
	"register.already-open": {
		FR: "Le registre est déjà ouvert.",
		EN: "The register is already open."},
	"register.busy": {
		FR: "Un autre programme tient le registre et ne l’a pas rendu à temps. Rien n’a été enregistré : la même proposition pourra passer plus tard.",
		EN: "Another program holds the register and did not give it back in time. Nothing was recorded: the same proposal may pass later."},
	"register.full": {
		FR: "Il n’y a plus de place pour enregistrer. La consultation reste ouverte ; l’enregistrement reprendra dès qu’il y aura de la place.",
		EN: "There is no room left to record. Reading stays open; recording resumes as soon as there is room."},
	"register.not-open": {
		FR: "Le registre n’est pas ouvert : son premier acte est « register.opened ».",
		EN: "The register is not open: its first act is “register.opened”."},
	"register.read-only": {
		FR: "Le registre est ouvert en lecture seule.",
		EN: "The register is open for reading only."},
	"register.rolled-back": {
		FR: "Ce registre est plus ancien que ce qui a été publié ({reason}) : c’est sans doute une sauvegarde restaurée. Il reste en lecture seule, pour ne pas réécrire l’histoire.",
		EN: "This register is older than what was published ({reason}): it is probably a restored backup. It stays read-only, so as not to rewrite history."},
	"register.stopped": {
		FR: "Le stockage a échoué : le registre n’accepte plus aucun acte jusqu’à son redémarrage. Rien de ce qui a été confirmé n’est perdu.",
		EN: "Storage failed: the register takes no further act until it is restarted. Nothing that was confirmed is lost."},
	"rule.application-not-validated": {
		FR: "{rule} La candidature de {territory} n’est pas validée.",
		EN: "{rule} The application of {territory} is not validated."},
	"rule.not-labelled": {
		FR: "{rule} {territory} n’est pas labellisé.",
		EN: "{rule} {territory} is not labelled."},
	"rule.not-mature": {
		FR: "{rule} La maturité constatée pour {territory} est « {found} » ; il faut au moins « {wanted} ».",
		EN: "{rule} The maturity found for {territory} is “{found}”; at least “{wanted}” is needed."},
	"rule.too-many-pilots": {
		FR: "{rule} Il y a déjà {pilots} pilotes, pour {limit} au plus (règle posée par l’acte n° {act}).",
		EN: "{rule} There are already {pilots} pilots, and {limit} at most (rule set by act no. {act})."},
	"portrait.empty": {
		FR: "Un portrait est celui d’un territoire, ou bien d’un membre au moins.",
		EN: "A portrait is of a territory, or else of one member at least."},
	"portrait.no-member": {
		FR: "« {given} » n’est ni une intercommunalité ni une commune : on attend epci:200065647, ept:…, com:90010, ou le code seul.",
		EN: "“{given}” is neither an inter-municipal body nor a commune: epci:200065647, ept:…, com:90010 is expected, or the code alone."},
	"portrait.no-comparator": {
		FR: "« {given} » ne sert pas de comparaison : on attend france, france-without-idf, territories, region:27 ou un territoire comme ti:….",
		EN: "“{given}” is no comparator: france, france-without-idf, territories, region:27 or a territory like ti:… is expected."},
	"edition.altered": {
		FR: "Les octets gardés de l’édition {edition} ne sont pas ceux dont l’acte a consigné l’empreinte ({hash}).",
		EN: "The bytes kept of the edition {edition} are not those whose hash the act recorded ({hash})."},
	"edition.other-formulas": {
		FR: "L’édition {edition} fut composée par d’autres formules (version {then}) que celles de ce programme (version {now}) ; diffèrent : {sections}. Ses octets sont gardés, et sont ceux de l’acte.",
		EN: "The edition {edition} was composed by other formulas (version {then}) than those of this program (version {now}); what differs: {sections}. Its bytes are kept, and are those of the act."},
	"edition.differs": {
		FR: "Composée de nouveau, l’édition {edition} diffère : {sections}. Les données importées, ou le programme, ont changé depuis.",
		EN: "Composed again, the edition {edition} differs: {sections}. The imported data, or the program, changed since."},
	"comparison.not-kept": {
		FR: "La comparaison {hash} n’est pas gardée ici avec {territory}.",
		EN: "The comparison {hash} is not kept here with {territory}."},
	"agreement.not-kept": {
		FR: "Le texte consigné de {contract} ({hash}) n’est pas gardé ici.",
		EN: "The recorded text of {contract} ({hash}) is not kept here."},
	"agreement.altered": {
		FR: "Ce texte de {contract} n’est pas celui dont l’empreinte fut consignée ({hash}).",
		EN: "This text of {contract} is not the one whose hash was recorded ({hash})."},
	"edition.not-kept": {
		FR: "Les octets de l’édition {edition} ne sont pas gardés ici. Son empreinte SHA-256, consignée par l’acte, les reconnaîtra où qu’ils soient : {hash}.",
		EN: "The bytes of the edition {edition} are not kept here. Its SHA-256, recorded by the act, will tell them wherever they are: {hash}."},
	"sheet.unknown": {
		FR: "« {kind} » n’est pas une sorte d’objet du registre : {kinds}.",
		EN: "“{kind}” is no sort of object of the register: {kinds}."},
	"territory.ended": {
		FR: "{territory} ne reçoit plus d’actes depuis le {since} ({status}). Lui succèdent : {heirs}.",
		EN: "{territory} takes no more acts since {since} ({status}). It is followed by: {heirs}."},
	"territory.not-yet": {
		FR: "{territory} n’existe pas encore au {day}.",
		EN: "{territory} does not exist yet on {day}."},
	"text.hidden-character": {
		FR: "Un texte contient un caractère invisible (n° {character}) qui tromperait le lecteur.",
		EN: "A text holds an invisible character (no. {character}) that would deceive its reader."},
	"text.marks": {
		FR: "Une lettre porte plus de {limit} accents : ce n’est d’aucune langue.",
		EN: "A letter bears more than {limit} accents: that is of no language."},
	"text.not-utf8": {
		FR: "Un texte n’est pas codé en UTF-8.",
		EN: "A text is not encoded in UTF-8."},
	"text.too-long": {
		FR: "Un texte est trop long : {length} caractères, pour une limite de {limit}.",
		EN: "A text is too long: {length} characters, the limit being {limit}."},
	"tile.unknown": {
		FR: "Le registre n’a pas de tuile {path}.",
		EN: "The register has no tile {path}."},
	"value.already-sealed": {
		FR: "Une valeur est donnée déjà scellée : donnez le texte, le registre le scelle.",
		EN: "A value is given already sealed: give the text, the register seals it."},
	"vote.absent": {
		FR: "{person} n’était pas à la réunion {meeting} et n’a pas pu y voter.",
		EN: "{person} was not at the meeting {meeting} and could not vote there."},
	"vote.not-carried": {
		FR: "Le point {item} de {meeting} n’a pas été adopté : {for} pour, {against} contre.",
		EN: "Item {item} of {meeting} was not carried: {for} for, {against} against."},
	"vote.twice": {
		FR: "{person} a voté deux fois au point {item} de {meeting}.",
		EN: "{person} voted twice at item {item} of {meeting}."},
	"vote.without-seat": {
		FR: "{person} n’a pas de siège dans {body} au {day} et n’y vote pas.",
		EN: "{person} has no seat in {body} on {day} and does not vote there."},
}
