// Leads readers on to what stands elsewhere now, at once, with the anchor that was asked for.
{
  const { target } = document.currentScript.dataset;
  location.replace(target.includes("#") ? target : target + location.hash);
}
