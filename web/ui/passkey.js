// Asks the device for a passkey and sends its answer with the form that carries what is asked.
const form = document.querySelector("form[data-passkey]");
const { publicKey } = JSON.parse(form.dataset.passkey);

async function answer() {
  if ("user" in publicKey) {
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) });
  }
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
}

form.addEventListener("submit", async (event) => {
  if (form.elements.reponse.value) return;
  event.preventDefault();
  try {
    form.elements.reponse.value = JSON.stringify(await answer());
    form.requestSubmit();
  } catch {
    form.querySelector("button").focus(); // the person declined, or the device knows no key: they may try again
  }
});
