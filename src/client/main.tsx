document.body.textContent = "soon";
