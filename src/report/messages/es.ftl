# Mensajes en español. Un mensaje por código de regla, con su ayuda; los argumentos, como en los ejemplos de la regla.

## Partes

the-section = { $number ->
    [none] la sección «{ $title }»
   *[other] la sección { $number } («{ $title }»)
}
The-section = { $number ->
    [none] La sección «{ $title }»
   *[other] La sección { $number } («{ $title }»)
}
the-other = { $other_label ->
    [none] { $other }
   *[other] { $other } ({ $other_label })
}
the-pages = { $pages_count ->
    [one] la página { $pages }
   *[other] las páginas { $pages }
}
look-first = { $candidates_count ->
    [0] Mire primero el lugar señalado
    [one] Mire primero el título o la línea que más se le acerca («{ $candidates }»)
   *[other] Mire primero los títulos o líneas que más se le acercan («{ $candidates }»)
}
unit-max = { $unit ->
    [bytes] { $max_mb } MB
    [pages] { $max } páginas
    [decompressed-bytes] { $max_mb } MB de datos descomprimidos
    [operators] { $max_grouped } operadores de dibujo
    [glyphs] { $max_grouped } caracteres
    [characters] { $max_grouped } caracteres de texto
    [comparisons] { $max_grouped } comparaciones de la maquetación
    [shapes] { $max_grouped } líneas o superficies pintadas en una página
   *[other] { $max } { $unit }
}

evidence-affiliation = afiliación
evidence-telephone = prefijo telefónico
evidence-email = dominio del correo

language-ar = árabe
language-bn = bengalí
language-de = alemán
language-en = inglés
language-es = español
language-fr = francés
language-hi = hindi
language-id = indonesio
language-it = italiano
language-ja = japonés
language-ko = coreano
language-nl = neerlandés
language-pl = polaco
language-pt = portugués
language-ru = ruso
language-sw = suajili
language-tr = turco
language-uk = ucraniano
language-vi = vietnamita
language-zh = chino

## Documento

file-not-readable = { $reason ->
    [empty] El archivo está vacío
    [not-a-pdf] { $what ->
        [none] El archivo no es un PDF
       *[other] El archivo no es un PDF, sino un archivo de tipo { $what }
    }
    [no-pages] El archivo no tiene páginas
    [xfa-shell] El archivo es un formulario XFA: su página solo pide que se use otro programa, y las respuestas no se pueden leer
   *[damaged] El archivo está dañado y no se puede leer
}
    .help = { $reason ->
        [not-a-pdf] Pida el documento guardado o exportado como PDF; no basta con cambiar la extensión del nombre.
        [xfa-shell] Pida que abran el formulario en Adobe Reader y lo impriman como PDF.
       *[other] Pida el archivo de nuevo.
    }
    .letter = { $reason ->
        [empty] El archivo está vacío. Le rogamos que lo envíe de nuevo.
        [not-a-pdf] El archivo no es un PDF. Le rogamos que guarde o exporte el documento como PDF y lo envíe de nuevo; no basta con cambiar la extensión del nombre.
        [no-pages] El archivo no tiene páginas. Le rogamos que lo envíe de nuevo.
        [xfa-shell] El archivo solo se puede leer en Adobe Reader. Le rogamos que abra allí el formulario, lo imprima como PDF y nos envíe ese archivo.
       *[damaged] El archivo está dañado y no se puede leer. Le rogamos que lo envíe de nuevo.
    }

submission-not-read = { $shape ->
    [document] El archivo no es un PDF, sino un documento de otro programa ({ $what }), y no se ha leído
    [picture] El archivo no es un PDF, sino una imagen ({ $what }), y no se ha leído
    [archive] El archivo es un archivo comprimido y no se ha leído su contenido
   *[other] El archivo no es un PDF y no se ha leído
}
    .help = { $shape ->
        [archive] Revise el propio archivo comprimido o pida la candidatura en PDF.
       *[other] Pida el documento en PDF, o excluya el archivo si no pertenece a ninguna candidatura.
    }
    .letter = { $shape ->
        [picture] El archivo es una imagen, y solo podemos leer archivos PDF. Le rogamos que envíe el formulario en PDF.
        [archive] El archivo es un archivo comprimido, y solo podemos leer archivos PDF. Le rogamos que envíe su contenido en PDF.
       *[other] El archivo no es un PDF, y solo podemos leer archivos PDF. Le rogamos que guarde o exporte el documento como PDF y lo envíe de nuevo.
    }

file-encrypted = El archivo está protegido con una contraseña
    .help = Indique la contraseña o pida el archivo sin ella.
    .letter = El archivo está protegido con una contraseña y no podemos leerlo. Le rogamos que lo envíe sin contraseña.

file-over-limit = { $n ->
    [none] Leer el archivo exige más trabajo del que se acepta ({ unit-max })
   *[other] { $unit ->
        [bytes] El archivo tiene { $n_mb } MB; se aceptan como máximo { unit-max }
        [pages] El archivo tiene { $n } páginas; se aceptan como máximo { unit-max }
       *[other] Leer el archivo exige más trabajo del que se acepta ({ unit-max })
    }
}
    .help = Pida un archivo más pequeño o suba el límite para esta revisión.
    .letter = { $unit ->
        [bytes] El archivo es más grande de lo que podemos aceptar (como máximo, { unit-max }). Le rogamos que envíe uno más pequeño.
        [pages] El archivo tiene más páginas de las que podemos aceptar (como máximo, { unit-max }). Le rogamos que envíe uno más corto.
       *[other] El archivo es demasiado complejo para que nuestro sistema lo lea por completo. Le rogamos que lo guarde de nuevo como PDF, en una forma más sencilla, y lo envíe otra vez.
    }

file-damaged = { $lost ->
    [none] El archivo estaba dañado y se ha reparado; no se ha perdido nada
    [maybe] El archivo está dañado; puede faltar texto
   *[page] { $pages_count ->
        [0] El archivo está dañado; se ha perdido al menos una página
        [one] El archivo está dañado; se ha perdido { the-pages }
       *[other] El archivo está dañado; se han perdido { the-pages }
    }
}
    .help = { $lost ->
        [none] No hay que hacer nada.
       *[other] Pida el archivo de nuevo y no pida secciones que falten antes de recibirlo.
    }
    .letter = { $lost ->
        [none] El archivo llegó dañado. Le rogamos que lo envíe de nuevo, para asegurarnos de que no falta nada.
       *[other] El archivo llegó dañado y puede faltar texto. Le rogamos que lo envíe de nuevo.
    }

no-text-layer = { $reason ->
    [blank] Todas las páginas están en blanco
    [outlines] { $all ->
        [yes] Ninguna página tiene texto legible por máquina: todas las letras están dibujadas como curvas
       *[no] { $pages_count ->
            [one] La página { $pages } no tiene texto legible por máquina: sus letras están dibujadas como curvas
           *[other] Las páginas { $pages } no tienen texto legible por máquina: sus letras están dibujadas como curvas
        }
    }
   *[scanned] { $all ->
        [yes] El documento está escaneado: sus páginas son imágenes sin texto
       *[no] { $pages_count ->
            [one] La página { $pages } es una imagen sin texto
           *[other] Las páginas { $pages } son imágenes sin texto
        }
    }
}
    .help = { $reason ->
        [blank] Pida el archivo de nuevo.
       *[other] { $ocr ->
            [missing] Pida el archivo tal como salió del procesador de textos; lo que hay en estas páginas no se ha revisado. Para que este equipo lea los documentos escaneados, instale Tesseract («apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-por»).
            [nothing] Mire la página: no se encontró en ella ninguna palabra, y puede ser el reverso vacío de una hoja.
           *[other] Pida el archivo tal como salió del procesador de textos; lo que hay en estas páginas no se ha revisado.
        }
    }
    .letter = { $reason ->
        [blank] Todas las páginas del archivo están en blanco. Le rogamos que lo envíe de nuevo.
       *[other] { $all ->
            [yes] Las páginas del archivo no contienen texto que nuestro sistema pueda leer; pueden ser imágenes de texto. Le rogamos que envíe el archivo tal como salió de su procesador de textos, guardado como PDF.
           *[no] { $pages_count ->
                [one] La página { $pages } del archivo no contiene texto que nuestro sistema pueda leer; puede ser una imagen de texto. Le rogamos que envíe el archivo tal como salió de su procesador de textos, guardado como PDF.
               *[other] Las páginas { $pages } del archivo no contienen texto que nuestro sistema pueda leer; pueden ser imágenes de texto. Le rogamos que envíe el archivo tal como salió de su procesador de textos, guardado como PDF.
            }
        }
    }

text-garbled = { $pages_count ->
    [one] El texto de la página { $pages } no es legible por máquina
   *[other] El texto de las páginas { $pages } no es legible por máquina
}
    .help = Pida que se exporte el archivo de nuevo con las fuentes incrustadas; lo que hay en estas páginas no se ha revisado.
    .letter = { $pages_count ->
        [one] No podemos leer el texto de la página { $pages }. Le rogamos que guarde de nuevo el archivo como PDF, con las fuentes incrustadas, y nos lo envíe.
       *[other] No podemos leer el texto de las páginas { $pages }. Le rogamos que guarde de nuevo el archivo como PDF, con las fuentes incrustadas, y nos lo envíe.
    }

read-by-ocr = { $pages_count ->
    [one] El texto de la página { $pages } se reconoció en una imagen de la página
   *[other] El texto de las páginas { $pages } se reconoció en imágenes de las páginas
}
    .help = Compare cada observación con la página antes de pedir nada: el texto reconocido tiene errores propios.

page-missing = { $printed_count ->
    [one] Falta la página { $printed }, según la numeración impresa
   *[other] Faltan las páginas { $printed }, según la numeración impresa
}
    .help = Pida el documento completo, y no pida secciones que falten antes de recibirlo.
    .letter = { $printed_count ->
        [one] Según la numeración impresa, en el archivo falta la página { $printed }. Le rogamos que envíe de nuevo el documento completo.
       *[other] Según la numeración impresa, en el archivo faltan las páginas { $printed }. Le rogamos que envíe de nuevo el documento completo.
    }

pages-out-of-order = { $restored ->
    [yes] Las páginas del archivo no siguen el orden de la numeración impresa (páginas { $pages }); se leyeron en el orden impreso
   *[no] Las páginas del archivo no siguen el orden de la numeración impresa (páginas { $pages })
}
    .help = { $restored ->
        [yes] Ordene las páginas antes de remitir el archivo.
       *[no] El orden correcto no está claro y las páginas se leyeron como están; ordénelas y revise el archivo de nuevo.
    }

pages-repeated = { $pages_count ->
    [one] La página { $pages } del archivo repite la página { $of }; se leyó una sola vez
   *[other] Las páginas { $pages } del archivo repiten las páginas { $of }; se leyeron una sola vez
}
    .help = Compruebe si en su lugar falta otra página; si no, no hay que hacer nada.

hidden-text = La página { $page } contiene texto invisible: «{ $quote }»
    .help = Lea el texto y decida si importa; no forma parte del registro.

text-struck-out = { $by ->
    [annotation] En la página { $page } hay texto tachado con una anotación: «{ $quote }»
   *[line] En la página { $page } hay texto tachado: «{ $quote }»
}
    .help = { $by ->
        [annotation] Mire la página; el texto sigue en el registro.
       *[line] Mire la página; el texto no forma parte del registro.
    }

active-content = { $kind ->
    [launch] { $n ->
        [one] El archivo contiene una acción que inicia un programa
       *[other] El archivo contiene { $n } acciones que inician programas
    }
    [open-script] { $n ->
        [one] El archivo contiene un script que se ejecuta al abrirlo
       *[other] El archivo contiene { $n } scripts que se ejecutan al abrirlo
    }
    [field-script] { $n ->
        [one] El archivo contiene un script que da formato a un campo del formulario
       *[other] El archivo contiene { $n } scripts que dan formato a campos del formulario
    }
   *[attachment] { $n ->
        [one] Hay un archivo adjunto dentro del documento
       *[other] Hay { $n } archivos adjuntos dentro del documento
    }
}
    .help = { $kind ->
        [field-script] No hay que hacer nada.
        [attachment] Compruebe si el adjunto pertenece a la candidatura; no se ha leído.
       *[other] No reenvíe el archivo; pida una copia hecha con «Imprimir como PDF».
    }
    .letter = { $kind ->
        [launch] El archivo iniciaría un programa en nuestros equipos, por lo que no podemos tramitarlo. Le rogamos que envíe una copia hecha con «Imprimir como PDF».
        [field-script] El archivo contiene scripts, que no podemos aceptar. Le rogamos que envíe una copia hecha con «Imprimir como PDF».
        [attachment] El archivo lleva adjunto otro archivo que no podemos leer. Le rogamos que envíe en un solo documento lo que pertenece a la candidatura.
       *[other] El archivo contiene un script que se ejecuta automáticamente, por lo que no podemos tramitarlo. Le rogamos que envíe una copia hecha con «Imprimir como PDF».
    }

answers-in-widgets = { $n ->
    [one] Una respuesta se leyó de un campo o comentario, no de la página
   *[other] { $n } respuestas se leyeron de campos o comentarios, no de la página
}
    .help = No hay que hacer nada, pero estas respuestas pueden faltar en la copia impresa.

not-this-form = { $found ->
    [0] El documento no es una candidatura en este formulario: no se encontró ninguno de los { $total } títulos del formulario
   *[other] { $by ->
        [titles] El documento tiene { $found } de los { $total } títulos de sección del formulario, pero no el título por el que se reconoce el formulario
       *[headings] El documento no parece una candidatura en este formulario: títulos encontrados, { $found } de { $total }
    }
}
    .help = { $by ->
        [titles] Compruebe si se trata de otra versión del formulario o de otro idioma: «recognise», en la definición del formulario, indica ese título.
       *[headings] Compruebe si se envió el documento correcto; si es así, pida la candidatura con los títulos del formulario.
    }
    .letter = El archivo no parece una candidatura en nuestro formulario. Le rogamos que compruebe que ha enviado el archivo correcto; si es así, le rogamos que envíe de nuevo la candidatura con los títulos del formulario.

blank-form = { $pages_count ->
    [one] El formulario de la página { $pages } no tiene ninguna respuesta
   *[other] El formulario de las páginas { $pages } no tiene ninguna respuesta
}
    .help = { $alone ->
        [yes] Pida el formulario cumplimentado.
       *[no] No hay que hacer nada: un formulario en blanco no es una candidatura.
    }
    .letter = El formulario no tiene respuestas. Le rogamos que envíe el formulario cumplimentado.

summary-deck = { $slides ->
    [one] El documento es una presentación de resumen con una diapositiva
   *[other] El documento es una presentación de resumen con { $slides } diapositivas
}
    .help = No hay que hacer nada; las diapositivas se comparan con las candidaturas.

several-nominations = { $n ->
    [one] El archivo contiene una candidatura
   *[other] El archivo contiene { $n } candidaturas, que empiezan en las páginas { $pages }
}
    .help = No hay que hacer nada si es un compendio; cada candidatura se revisa por separado.

too-many-pages = { $of ->
    [group] «{ $title }» ocupa { $pages } páginas; se permiten { $max } como máximo
   *[nomination] La candidatura tiene { $pages } páginas; se permiten { $max } como máximo
}
    .help = Mire si entre las páginas hay anexos; si no, pida una candidatura dentro del límite.
    .letter = { $of ->
        [group] «{ $title }» ocupa { $pages } páginas; se permiten { $max } como máximo. Le rogamos que envíe esta parte dentro de este límite.
       *[nomination] La candidatura tiene { $pages } páginas; se permiten { $max } como máximo. Le rogamos que la envíe dentro de este límite.
    }

language-not-accepted = El texto está en { $lang }, idioma que esta convocatoria no acepta
    .help = Pida la candidatura en un idioma aceptado: { $list }.
    .letter = La candidatura está en { $lang }, idioma que esta convocatoria no acepta. Le rogamos que la envíe en uno de estos idiomas: { $list }.

text-not-placed = El { $share } % del texto no pertenece a ningún campo del formulario
    .help = Mire el texto señalado: puede ser la respuesta a una sección que se señala como ausente.

text-set-aside = En la página { $page } hay texto que no está en ninguna respuesta porque tiene el aspecto de { $role ->
        [contents] un índice
        [drawing_label] rótulos de un dibujo
        [margin_note] una cita al margen
        [portal_line] texto de un portal
        [stamp] un sello
       *[turned] una nota escrita en otro sentido
    }: «{ $quote }»
    .help = Mire la página: el texto puede formar parte de una respuesta.

## Encabezado

title-missing = { $certainty ->
    [definite] Falta el título de la candidatura
   *[other] No se encontró el título de la candidatura
}
    .help = { look-first }; si no hay título, pida uno.
    .letter = Falta el título de la candidatura. Le rogamos que nos lo envíe.

nominee-missing = { $certainty ->
    [definite] Falta el nombre de la persona candidata
   *[other] No se encontró el nombre de la persona candidata
}
    .help = { look-first }; si no se nombra a nadie, pida nombre, cargo y organización de la persona candidata.
    .letter = La candidatura no indica quién es la persona candidata. Le rogamos que nos envíe el nombre, el cargo y la organización de la persona candidata.

nominee-without-affiliation = La persona candidata «{ $value }» figura sin cargo ni organización
    .help = Pida el cargo y la organización de la persona candidata.
    .letter = La persona candidata figura sin cargo ni organización. Le rogamos que nos envíe ambos datos.

country-missing = { $guess ->
    [none] { $certainty ->
        [definite] Falta el país
       *[other] No se encontró el país
    }
   *[other] { $certainty ->
        [definite] Falta el país; podría ser { $guess }
       *[other] No se encontró el país; podría ser { $guess }
    }
}
    .help = { $guess ->
        [none] { look-first }; si no hay país, pídalo.
       *[other] Pida el país o que se confirme si es { $guess } (indicios: { $evidence }).
    }
    .letter = Falta el país. Le rogamos que nos indique de qué país se trata.

country-unknown = «{ $value }» no es el nombre de un país
    .help = { $guess ->
        [none] Pida el nombre del país.
       *[other] Pida el nombre del país o que se confirme si se trata de { $guess }.
    }
    .letter = No hemos podido determinar qué país se indica con «{ $value }». Le rogamos que nos indique el nombre del país.

country-conflict = El país indicado es { $a }, pero otros datos apuntan a { $b }
    .help = Pregunte de qué país se trata; indicios de { $b }: { $evidence }.
    .letter = El país indicado es { $a }, pero otros datos apuntan a { $b }. Le rogamos que nos diga de qué país se trata.

country-not-eligible = { $value } no está entre los países a los que se dirige esta convocatoria
    .help = Compruebe que el país se ha leído bien.

telephone-missing = { $certainty ->
    [definite] Falta el número de teléfono
   *[other] No se encontró el número de teléfono
}
    .help = { look-first }; si no hay número, pida uno con el prefijo del país.
    .letter = Falta el número de teléfono. Le rogamos que nos lo envíe con el prefijo del país.

telephone-malformed = { $why ->
    [letters] «{ $value }» no es un número de teléfono: tiene letras
    [no-digits] «{ $value }» no es un número de teléfono: no tiene cifras
    [too-short] «{ $value }» es demasiado corto para un número de teléfono
   *[too-long] «{ $value }» es demasiado largo para un número de teléfono
}
    .help = { $like ->
        [contact] Mire la página, cuyo texto se leyó en una imagen: entre los contactos figura «{ $other }», que probablemente es lo mismo.
       *[other] Pida el número con el prefijo del país.
    }
    .letter = No hemos podido utilizar «{ $value }» como número de teléfono. Le rogamos que nos envíe el número con el prefijo del país.

telephone-not-in-plan = { $why ->
    [grouping] Las cifras de «{ $value }» no se agrupan así en ningún país: puede faltar una cifra
   *[not-in-plan] «{ $value }» no es un número del plan de numeración de su país
}
    .help = { $like ->
        [contact] Mire la página, cuyo texto se leyó en una imagen: entre los contactos figura «{ $other }», que probablemente es lo mismo.
       *[other] Pida el número de nuevo o pruébelo: los planes de numeración cambian.
    }
    .letter = No estamos seguros de que el número de teléfono «{ $value }» sea correcto. Le rogamos que lo compruebe y nos lo envíe con el prefijo del país.

fax-malformed = { $why ->
    [letters] «{ $value }» no es un número de fax: tiene letras
    [no-digits] «{ $value }» no es un número de fax: no tiene cifras
    [too-short] «{ $value }» es demasiado corto para un número de fax
    [too-long] «{ $value }» es demasiado largo para un número de fax
    [grouping] Las cifras del número de fax «{ $value }» no se agrupan así en ningún país
   *[not-in-plan] El número de fax «{ $value }» no figura en el plan de numeración de su país
}
    .help = No hay que hacer nada: el fax no es obligatorio.

email-missing = { $certainty ->
    [definite] Falta la dirección de correo electrónico
   *[other] No se encontró la dirección de correo electrónico
}
    .help = { look-first }; si no hay dirección, pida una.
    .letter = Falta la dirección de correo electrónico. Le rogamos que nos la envíe.

email-malformed = { $why ->
    [no-sign] «{ $value }» no es una dirección de correo electrónico: le falta la arroba (@)
    [spelt-sign] «{ $value }» no es una dirección de correo electrónico: la arroba (@) está escrita con letras
    [two-signs] «{ $value }» no es una dirección de correo electrónico: tiene más de una arroba (@)
    [space] «{ $value }» no es una dirección de correo electrónico: contiene un espacio
    [comma] «{ $value }» no es una dirección de correo electrónico: tiene una coma donde debería haber un punto
    [no-ending] «{ $value }» no es una dirección de correo electrónico: al dominio le falta la terminación, como «.org»
    [ending] «{ $value }» no es una dirección de correo electrónico: no existe la terminación «.{ $ending }»
    [unreadable] La dirección de correo electrónico «{ $value }» tiene letras que ningún programa puede leer
   *[signs] «{ $value }» no es una dirección de correo electrónico: tiene signos que una dirección no admite
}
    .help = { $like ->
        [contact] Mire la página, cuyo texto se leyó en una imagen: entre los contactos figura «{ $other }», que probablemente es lo mismo.
       *[other] { $why ->
            [unreadable] Mire la página: allí la dirección puede ser correcta.
           *[other] Pida la dirección.
        }
    }
    .letter = { $why ->
        [comma] La dirección de correo electrónico «{ $value }» tiene una coma donde debería haber un punto. Le rogamos que nos la envíe de nuevo.
        [ending] La dirección de correo electrónico «{ $value }» no puede ser correcta, porque no existe la terminación «.{ $ending }». Le rogamos que nos la envíe de nuevo.
       *[other] No hemos podido utilizar «{ $value }» como dirección de correo electrónico. Le rogamos que nos envíe de nuevo la dirección.
    }

email-suspicious = { $why ->
    [reserved] La dirección «{ $value }» es de un dominio reservado para ejemplos
    [throw-away] La dirección «{ $value }» es de un servicio de direcciones desechables
    [two-alphabets] La dirección «{ $value }» mezcla letras parecidas de dos alfabetos
    [space] La dirección «{ $value }» contiene un espacio: la palabra anterior puede formar parte de ella
   *[near-miss] La dirección «{ $value }» puede tener una errata: { $guess } es un dominio conocido
}
    .help = { $why ->
        [near-miss] Pregunte si se trata de { $guess }.
        [two-alphabets] Pida la dirección de nuevo, escrita con un solo teclado; no escriba a esta.
        [space] Mire la página: un guion bajo no se ve en una dirección subrayada.
       *[other] Pida una dirección permanente o permita el dominio en la configuración.
    }
    .letter = { $why ->
        [near-miss] La dirección de correo electrónico «{ $value }» puede tener una errata ({ $guess } es un dominio conocido). Le rogamos que la compruebe.
        [space] La dirección de correo electrónico «{ $value }» contiene un espacio. Le rogamos que la compruebe.
        [two-alphabets] La dirección de correo electrónico «{ $value }» mezcla letras de dos alfabetos. Le rogamos que la escriba de nuevo con un solo teclado.
       *[other] No podemos utilizar la dirección de correo electrónico «{ $value }». Le rogamos que nos envíe una dirección permanente.
    }

field-missing = { $certainty ->
    [definite] Falta «{ $title }»
   *[other] No se encontró «{ $title }»
}
    .help = { look-first }; si no está, pida este dato.
    .letter = Falta «{ $title }». Le rogamos que nos envíe este dato.

field-repeated = «{ $title }» figura { $n } veces con valores distintos
    .help = Pregunte qué valor es el correcto.
    .letter = «{ $title }» figura { $n } veces con valores distintos. Le rogamos que nos diga cuál es el correcto.

field-too-long = { $unit ->
    [characters] «{ $title }» tiene { $characters } caracteres; se permiten { $max } como máximo
   *[words] «{ $title }» tiene { $words } palabras; se permiten { $max } como máximo
}
    .help = Pida un texto dentro del límite.
    .letter = { $unit ->
        [characters] «{ $title }» tiene { $characters } caracteres; se permiten { $max } como máximo. Le rogamos que envíe un texto dentro de este límite.
       *[words] «{ $title }» tiene { $words } palabras; se permiten { $max } como máximo. Le rogamos que envíe un texto dentro de este límite.
    }

field-too-short = { $unit ->
    [characters] «{ $title }» tiene { $characters } caracteres; se esperan al menos { $min }
   *[words] { $words ->
        [one] «{ $title }» tiene una palabra; se esperan al menos { $min }
       *[other] «{ $title }» tiene { $words } palabras; se esperan al menos { $min }
    }
}
    .help = Mire si la página muestra más; si no, pida más donde la convocatoria lo permita.

choice-none = No hay ninguna casilla marcada en «{ $title }»
    .help = Compruebe si se marcó a mano; si no, pida la respuesta.
    .letter = No encontramos ninguna casilla marcada en «{ $title }». Le rogamos que nos indique su respuesta.

choice-too-many = En «{ $title }» hay { $chosen } casillas marcadas; se permiten { $most } como máximo
    .help = Pregunte cuál es la correcta.
    .letter = En «{ $title }» hay { $chosen } casillas marcadas; se permiten { $most } como máximo. Le rogamos que nos indique su elección.

choice-unspecified = En «{ $title }» está marcado «{ $option }», sin nada escrito detrás
    .help = Mire si se escribió algo a mano; si no, pregunte qué se quiso decir.
    .letter = En «{ $title }» está marcado «{ $option }», sin nada escrito detrás. Le rogamos que lo precise.

cell-empty = La fila { $row } no tiene «{ $title }»
    .help = Mire si el dato está en otra columna; si no, pídalo.
    .letter = La fila { $row } no tiene «{ $title }». Le rogamos que nos lo envíe.

too-few = { $found ->
    [one] «{ $title }» tiene una fila; se piden al menos { $min }
   *[other] «{ $title }» tiene { $found } filas; se piden al menos { $min }
}
    .help = Mire si alguna fila se llenó a mano; si no, pida el resto.
    .letter = { $found ->
        [one] «{ $title }» tiene una fila; se piden al menos { $min }. Le rogamos que nos envíe el resto.
       *[other] «{ $title }» tiene { $found } filas; se piden al menos { $min }. Le rogamos que nos envíe el resto.
    }

too-many = { $of ->
    [group] «{ $title }» aparece { $found } veces; se permiten { $max } como máximo
   *[table] { $found ->
        [one] «{ $title }» tiene una fila; se permiten { $max } como máximo
       *[other] «{ $title }» tiene { $found } filas; se permiten { $max } como máximo
    }
}
    .help = Pregunte cuáles valen.
    .letter = { $of ->
        [group] «{ $title }» aparece { $found } veces; se permiten { $max } como máximo. Le rogamos que nos indique cuáles valen.
       *[table] { $found ->
            [one] «{ $title }» tiene una fila; se permiten { $max } como máximo. Le rogamos que nos indique cuáles valen.
           *[other] «{ $title }» tiene { $found } filas; se permiten { $max } como máximo. Le rogamos que nos indique cuáles valen.
        }
    }

sum-wrong = El total «{ $value }» en «{ $title }» no es la suma de sus filas, que es { $sum }
    .help = Pregunte qué importe es el correcto.
    .letter = El total «{ $value }» en «{ $title }» no es la suma de sus filas, que es { $sum }. Le rogamos que nos indique qué importe es el correcto.

not-signed = { $certainty ->
    [definite] «{ $title }» está sin firmar
   *[other] No se encontró ninguna firma en «{ $title }»
}
    .help = Mire la página, también por si se firmó a mano; si nadie firmó, pida una copia firmada.
    .letter = No encontramos ninguna firma en «{ $title }». Le rogamos que nos envíe una copia firmada.

attachment-missing = No se encontró «{ $title }» entre lo recibido
    .help = Mire entre los archivos que llegaron con el formulario; si no está, pídalo.
    .letter = No encontramos «{ $title }» entre lo que nos envió. Le rogamos que nos lo haga llegar.

value-malformed = { $what ->
    [email] «{ $value }» en «{ $title }» no es una dirección de correo electrónico
    [telephone] «{ $value }» en «{ $title }» no es un número de teléfono
    [country] «{ $value }» en «{ $title }» no es un país
    [number] «{ $value }» en «{ $title }» no contiene ningún número
    [whole-number] «{ $value }» en «{ $title }» no es un número entero
    [amount] «{ $value }» en «{ $title }» no contiene ningún importe
    [currency] «{ $value }» en «{ $title }» no indica la moneda
    [date] «{ $value }» en «{ $title }» no contiene ninguna fecha
    [period] «{ $value }» en «{ $title }» no indica un comienzo y un final
    [url] «{ $value }» en «{ $title }» no es una dirección web
    [check-digit] «{ $value }» en «{ $title }» no concuerda con su dígito de control: puede haber un carácter mal escrito
   *[identifier] «{ $value }» en «{ $title }» no está escrito como lo pide el formulario
}
    .help = Pida el dato como lo pide el formulario.
    .letter = { $what ->
        [email] «{ $value }» en «{ $title }» no es una dirección de correo electrónico. Le rogamos que nos envíe el dato correcto.
        [telephone] «{ $value }» en «{ $title }» no es un número de teléfono. Le rogamos que nos envíe el dato correcto.
        [country] «{ $value }» en «{ $title }» no es un país. Le rogamos que nos envíe el dato correcto.
        [number] Para «{ $title }» se pide un número; recibimos «{ $value }». Le rogamos que nos envíe el número.
        [whole-number] Para «{ $title }» se pide un número entero; recibimos «{ $value }». Le rogamos que nos lo envíe.
        [amount] Para «{ $title }» se pide un importe en cifras; recibimos «{ $value }». Le rogamos que nos lo envíe con su moneda.
        [currency] Falta la moneda en «{ $title }»: «{ $value }». Le rogamos que nos la indique.
        [date] Para «{ $title }» se pide una fecha; recibimos «{ $value }». Le rogamos que nos envíe la fecha.
        [period] Para «{ $title }» se piden un comienzo y un final; recibimos «{ $value }». Le rogamos que nos envíe ambos.
        [url] «{ $value }» en «{ $title }» no se puede abrir como dirección web. Le rogamos que nos envíe la dirección completa.
        [check-digit] «{ $value }» en «{ $title }» parece tener un carácter mal escrito. Le rogamos que lo revise y nos lo envíe de nuevo.
       *[identifier] «{ $value }» en «{ $title }» no está escrito como lo pide el formulario. Le rogamos que lo revise y nos lo envíe de nuevo.
    }

value-out-of-range = «{ $value }» en «{ $title }» está fuera de lo que permite el formulario ({ $limit })
    .help = Pida el valor correcto.
    .letter = «{ $value }» en «{ $title }» está fuera de lo que permite el formulario ({ $limit }). Le rogamos que lo revise y nos envíe el valor correcto.

period-reversed = «{ $title }» termina antes de empezar: «{ $value }»
    .help = Pregunte qué fechas son las correctas.
    .letter = «{ $title }» termina antes de empezar: «{ $value }». Le rogamos que nos indique las fechas correctas.

comparison-unmet = «{ $value }» en «{ $title }» no concuerda con «{ $other_value }» en «{ $other }»
    .help = Pregunte cuál de los dos es correcto.
    .letter = «{ $value }» en «{ $title }» no concuerda con «{ $other_value }» en «{ $other }». Le rogamos que nos indique cuál es correcto.

## Sección

reading-doubtful = No se ha entendido la disposición de esta candidatura: { $n } campos parecen faltar o estar vacíos, pero en las páginas hay indicios de lo contrario
    .help = Mire la página y complete la ficha a mano. No se prepara ninguna carta.

section-missing = { $certainty ->
    [definite] Falta { the-section }
   *[other] No se encontró { the-section }
}
    .help = { look-first }; si la sección no está, { $cure ->
        [T] pídala.
       *[other] pídala donde la convocatoria lo permita.
    }
    .letter = Falta { the-section }. Le rogamos que nos la envíe.

section-empty = { The-section } no tiene texto
    .help = Compruebe si la respuesta es una imagen; si no, pídala donde la convocatoria lo permita.

section-placeholder = { The-section } solo contiene un texto provisional: «{ $quote }»
    .help = Pida la respuesta donde la convocatoria lo permita.

section-too-short = { $unit ->
    [characters] { The-section } tiene { $characters } caracteres; se esperan al menos { $min }
   *[words] { $words ->
        [one] { The-section } tiene una palabra; se esperan al menos { $min }
       *[other] { The-section } tiene { $words } palabras; se esperan al menos { $min }
    }
}
    .help = Compruebe si la página muestra más; si no, pida más donde la convocatoria lo permita.

section-too-long = { $unit ->
    [characters] { The-section } tiene { $characters } caracteres; se permiten { $max } como máximo
   *[words] { The-section } tiene { $words } palabras; se permiten { $max } como máximo
}
    .help = Pida un texto dentro del límite.
    .letter = { $unit ->
        [characters] { The-section } tiene { $characters } caracteres; se permiten { $max } como máximo. Le rogamos que envíe un texto dentro de este límite.
       *[words] { The-section } tiene { $words } palabras; se permiten { $max } como máximo. Le rogamos que envíe un texto dentro de este límite.
    }

section-only-link = { The-section } es solo un enlace
    .help = Donde la convocatoria lo permita, pida unas frases que digan lo que muestra la página.

section-number-wrong = { $n ->
    [one] «{ $title }» lleva el número { $found } en lugar del { $expected }
   *[other] «{ $title }» lleva el número { $found } en lugar del { $expected }; { $n } secciones no siguen la numeración del formulario
}
    .help = No hay que pedir nada; compruebe si antes de esta falta una sección o se añadió alguna.

section-out-of-order = { $after ->
    [none] { The-section } está en primer lugar, fuera del orden del formulario
   *[other] { The-section } está después de «{ $after }», fuera del orden del formulario
}
    .help = { $expected_after ->
        [none] No hay que pedir nada; en el formulario va en primer lugar.
       *[other] No hay que pedir nada; en el formulario va después de «{ $expected_after }».
    }

section-repeated = { $pages_count ->
    [one] { The-section } aparece { $n } veces, en la página { $pages }
   *[other] { The-section } aparece { $n } veces, en las páginas { $pages }
}
    .help = Pregunte qué texto es el correcto; se ha tomado el primero.
    .letter = { The-section } aparece { $n } veces. Le rogamos que nos diga qué texto es el correcto.

section-copied = { $source ->
    [same-nomination] { The-section } repite el texto de «{ $other }»: coincide el { $share } %
   *[other-nomination] { The-section } repite una sección de { the-other }: coincide el { $share } %
}
    .help = { $source ->
        [same-nomination] Donde la convocatoria lo permita, pida el texto correcto.
       *[other-nomination] Compare las dos candidaturas.
    }

section-unexpected = { $number ->
    [none] El título «{ $title }» no figura en el formulario
   *[other] El título «{ $number }. { $title }» no figura en el formulario
}
    .help = No hay que hacer nada; si una sección se señala como ausente, compruebe si es esta.

section-cut-off = { The-section } se interrumpe a mitad de una frase: «{ $quote }»
    .help = Compruebe si la página muestra el resto; si no, pídalo.
    .letter = { The-section } se interrumpe a mitad de una frase («{ $quote }»). Le rogamos que nos envíe el resto.

section-language = { The-section } está en { $lang } y el resto en { $rest }
    .help = Donde la convocatoria lo permita, pida una traducción de esta sección.

partners-not-named = { The-section } no nombra ninguna organización ni ningún país
    .help = Donde la convocatoria lo permita, pida los nombres de las entidades asociadas.

one-country-only = { $n ->
    [0] La candidatura no nombra ningún país
   *[other] { $countries_count ->
        [0] La candidatura no nombra ningún país aparte del de la persona candidata
       *[other] La candidatura nombra un solo país: { $countries }
    }
}
    .help = Lea las secciones que dicen dónde se coopera: puede que nombren regiones u organizaciones en lugar de países.

contact-unreachable = { $header ->
    [yes] El contacto { $name } figura sin número de teléfono ni dirección de correo electrónico; el encabezado indica cómo localizar a esta persona
   *[no] El contacto { $name } figura sin número de teléfono ni dirección de correo electrónico
}
    .help = { $header ->
        [yes] No hay nada que pedir.
       *[no] Pida un número de teléfono o una dirección de correo electrónico.
    }
    .letter = El contacto { $name } figura sin número de teléfono ni dirección de correo electrónico. Le rogamos que nos envíe uno de los dos datos.

link-malformed = «{ $url }» no es una dirección web
    .help = Pida la dirección, o corríjala si la errata es evidente.
    .letter = «{ $url }» no puede abrirse como dirección web. Le rogamos que nos envíe la dirección correcta.

contact-conflict = { $differs ->
    [function] El cargo de la persona candidata difiere entre el encabezado («{ $a }») y los contactos («{ $b }»)
    [telephone] El número de teléfono de la persona candidata difiere entre el encabezado ({ $a }) y los contactos ({ $b })
   *[email] La dirección de correo electrónico de la persona candidata difiere entre el encabezado ({ $a }) y los contactos ({ $b })
}
    .help = Por lo general no hay que hacer nada; los dos pueden ser correctos.

nominee-is-staff = La dirección de correo electrónico de la persona candidata pertenece al dominio de la entidad organizadora ({ $host })
    .help = Decida si se puede proponer a personal de la entidad organizadora.

## Lote

duplicate-file = { $how ->
    [bytes] El archivo es igual que { $other }
   *[text] El archivo tiene el mismo texto que { $other }
}
    .help = Conserve uno de los dos.

near-duplicate = La candidatura es casi igual que { the-other }: coincide el { $share } % del texto
    .help = Compare las dos y pregunte cuál debe tenerse en cuenta.

same-nominee = { $by ->
    [email] La persona candidata tiene la misma dirección de correo electrónico que en { the-other }
   *[name] La persona candidata tiene el mismo nombre y país que en { the-other }
}
    .help = Compruebe si se permite más de una candidatura de la misma persona.

summary-without-nomination = { $side ->
    [nomination] Ninguna diapositiva del resumen trata de esta candidatura
   *[slide] { $title ->
        [none] No se encontró candidatura para la diapositiva de la página { $page }
       *[other] No se encontró candidatura para la diapositiva «{ $title }»
    }
}
    .help = Busque el archivo o la diapositiva que falta; las diapositivas con pocas palabras pueden quedar sin correspondencia.

## Configuración

waiver-unused = La dispensa de { $rule } («{ $reason }») no cubre nada
    .help = Elimínela, o compruebe que su ruta, su candidatura y su campo están escritos como en el informe.

waiver-expired = La dispensa de { $rule } («{ $reason }») terminó el { $expiry }
    .help = Lo que cubría vuelve a contar; prorróguela o elimínela.

## Las palabras del informe

report-complete = completa
report-incomplete = incompleta
report-not-processed = no procesado
report-unrecognised = no reconocido como candidatura
report-not-recognised = no reconocido
report-deck = presentación de resumen
report-whole-file = todo el archivo
report-nomination = candidatura
report-compendium = compendio de { $n } candidaturas
report-pages = { $n ->
    [one] { $n } página
   *[other] { $n } páginas
}
report-page = página { $page }
report-page-to = páginas { $page } a { $last }
report-spot = a { $left } pt de la izquierda, { $top } de arriba
report-spot-from = comienza a { $left } pt de la izquierda, { $top } de arriba
report-no-title = (sin título)
report-error = error
report-warning = aviso
report-note = nota
report-waived = dispensado
report-until = hasta el { $expiry }
report-likely = probable
report-possible = quizá mal leído
report-help = consejo:
report-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errores
}
report-warnings = { $n ->
    [one] { $n } aviso
   *[other] { $n } avisos
}
report-notes = { $n ->
    [one] { $n } nota
   *[other] { $n } notas
}
report-total-complete = { $n ->
    [one] { $n } completa
   *[other] { $n } completas
}
report-total-incomplete = { $n ->
    [one] { $n } incompleta
   *[other] { $n } incompletas
}
report-total-not-processed = { $n ->
    [one] { $n } archivo no procesado
   *[other] { $n } archivos no procesados
}
report-total-ignored = { $n ->
    [one] { $n } otro archivo ignorado
   *[other] { $n } otros archivos ignorados
}
report-total-failures = { $n ->
    [one] { $n } fallo de la herramienta
   *[other] { $n } fallos de la herramienta
}
report-total-waived = { $n ->
    [one] { $n } dispensado
   *[other] { $n } dispensados
}
report-total-known = { $n ->
    [one] { $n } ya conocido
   *[other] { $n } ya conocidos
}
report-head-file = archivo
report-head-nomination = candidatura
report-head-status = estado
report-head-errors = errores
report-head-warnings = avisos
report-head-wanting = falta o no es conforme
report-field-additional = sección adicional
report-field-title = título
report-field-nominee = persona candidata
report-field-country = país
report-field-telephone = teléfono
report-field-fax = fax
report-field-email = correo electrónico
report-total = { $n ->
    [one] { $n } candidatura
   *[other] { $n } candidaturas
} en { $documents ->
    [one] { $documents } archivo
   *[other] { $documents } archivos
}

## Las palabras de la página HTML

report-html-title = Candidaturas: lo que hay y lo que falta
report-html-nominations = Candidaturas
report-html-others = Archivos sin candidatura
report-html-whole-file = El archivo entero
report-html-footnotes = Notas al pie
report-html-unplaced = { $n ->
    [one] Un texto que no pertenece a ningún campo
   *[other] { $n } textos que no pertenecen a ningún campo
}
report-html-left-out = { $n ->
    [one] Un texto que no está en ninguna respuesta
   *[other] { $n } textos que no están en ninguna respuesta
}
report-html-left-artifact = marcado por el archivo como elemento de página
report-html-left-running-head = encabezado o pie de página
report-html-left-page-number = número de página
report-html-left-line-number = número de línea
report-html-left-fill-in-line = línea para rellenar
report-html-left-margin-note = cita al margen
report-html-left-drawing-label = rótulo de un dibujo
report-html-left-turned = texto escrito en otro sentido
report-html-left-repeated-head = encabezado de tabla repetido
report-html-left-sheet-ruler = letras y números de una hoja de cálculo
report-html-left-contents = índice
report-html-left-guidance = texto del formulario
report-html-left-portal-line = texto del portal
report-html-left-signature = firma visible
report-html-left-stamp = sello
report-html-left-reviewer-mark = anotación de revisión
report-html-left-struck-out = tachado
report-html-left-covered = tapado por una forma
report-html-state-present = presente
report-html-state-missing = falta
report-html-state-faulty = no conforme
report-html-state-absent = no indicado
report-html-place = Página { $page } con el lugar señalado
report-html-picture = Página { $page } con el lugar señalado; seleccione para ampliar
report-html-no-picture-failed = Sin imagen: la página no se puede dibujar.
report-html-no-picture-work = Sin imagen: dibujar la página llevaría demasiado tiempo.
report-html-no-picture-enough = Sin imagen: este archivo ya tiene todas las que puede tener.
report-html-substance = (cambia el fondo de la candidatura)
report-html-configuration = Configuración
report-html-matches = Diapositivas y las candidaturas que resumen
report-html-slide = diapositiva
report-html-alike = parecido
report-html-about = Cómo se hizo este informe
report-html-tool = herramienta
report-html-today = fecha con la que se comparan las dispensas
report-html-forms = formularios
report-html-data = datos
report-html-rules-run = reglas aplicadas
report-html-rules-skipped = reglas no aplicadas
report-html-promise = «Completa» significa que todo lo exigido figura y es conforme; la calidad de una candidatura la juzgan las personas. Esta página contiene datos personales y no envía nada.
report-html-large = El lugar en su página
report-html-close = Cerrar
report-html-by-status = Estado
report-html-by-severity = Gravedad
report-html-by-rule = Regla
report-html-by-country = País
report-html-by-text = Título, persona, dirección o archivo
report-html-glance = De un vistazo
report-html-fields-failing = Campos con más faltas
report-html-by-language = Por idioma
report-html-original = Abrir el PDF
report-html-all = todo
report-html-no-country = (ninguno)
report-html-status-other = nada exigido
report-html-reset = Mostrar todo
report-html-open = Abrir todo
report-html-shut = Cerrar todo
report-html-print = Imprimir el resumen
report-html-shown = { "{n}" } de { "{of}" } a la vista, { "{findings}" } observaciones
report-by-status = Por estado
report-by-rule = Por regla
report-by-country = Por país
report-worst = { $n ->
    [one] El archivo con errores
   *[other] Los { $n } archivos con más errores
}
report-left-out = { $n ->
    [one] un archivo no está en la lista; -v lo muestra
   *[other] { $n } archivos no están en la lista; -v los muestra
}
report-in-files = { $n ->
    [one] en un archivo
   *[other] en { $n } archivos
}
report-more-rules = { $n ->
    [one] y una regla más
   *[other] y { $n } reglas más
}
report-more-countries = { $n ->
    [one] y un país más
   *[other] y { $n } países más
}
report-no-country = sin país
report-country-state = { $incomplete ->
    [0] completas: { $complete }
   *[other] { $complete ->
        [0] incompletas: { $incomplete }
       *[other] completas: { $complete }, incompletas: { $incomplete }
    }
}
report-more-annotations = { $n ->
    [one] { $n } archivo más; el resumen del trabajo tiene la lista completa
   *[other] { $n } archivos más; el resumen del trabajo tiene la lista completa
}
report-more-files = { $n ->
    [one] { $n } archivo más no cabe aquí; otro formato, como csv, los incluye todos.
   *[other] { $n } archivos más no caben aquí; otro formato, como csv, los incluye todos.
}

## Dos versiones comparadas

report-compare-title = Dos versiones: lo respondido, lo pendiente y lo que cambió
report-compare-open = pendiente
report-compare-new = nuevo
report-compare-answered = respondido
report-compare-unasked = cambiado sin solicitud
report-compare-earlier = versión anterior
report-compare-later = versión posterior
report-compare-look = por revisar
report-compare-fine = nada pendiente
report-compare-pairs = { $n ->
    [one] { $n } candidatura en dos versiones
   *[other] { $n } candidaturas en dos versiones
}
report-compare-only-old = { $n } sin versión posterior
report-compare-only-new = { $n } sin versión anterior
report-compare-n-open = { $n ->
    [one] { $n } punto pendiente
   *[other] { $n } puntos pendientes
}
report-compare-n-new = { $n ->
    [one] { $n } punto nuevo
   *[other] { $n } puntos nuevos
}
report-compare-n-answered = { $n ->
    [one] { $n } punto respondido
   *[other] { $n } puntos respondidos
}
report-compare-n-unasked = { $n ->
    [one] { $n } cambio que ninguna carta pidió
   *[other] { $n } cambios que ninguna carta pidió
}
report-compare-no-later = sin versión posterior
report-compare-no-earlier = sin versión anterior
report-compare-same = el mismo archivo
report-compare-nothing = sin cambios
report-compare-now = ahora: { $message }
report-compare-not-asked = en ninguna carta
report-compare-changed-unasked = Cambió sin que ninguna carta lo pidiera
report-compare-changed-asked = Cambió como pedía una carta
report-compare-unplaced = Texto que no pertenece a ningún campo
report-compare-by-bytes = emparejadas porque los archivos son iguales
report-compare-by-nominee-and-title = emparejadas por persona y título
report-compare-by-title = emparejadas por título
report-compare-by-nominee = emparejadas por persona y país
report-compare-by-email = emparejadas por correo electrónico
report-compare-promise = «Respondido» significa que el punto ya no se encuentra en la versión posterior; la calidad de la respuesta la juzgan las personas. Esta página contiene datos personales y no envía nada.

## Cartas a las personas candidatas, y lista para la oficina

report-letter-to = Para: { $to }
report-letter-about = Asunto: { $subject }
report-letter-no-address = { $phone ->
    [none] (la candidatura no tiene dirección)
   *[other] (la candidatura no tiene dirección; teléfono { $phone })
}
report-letter-subject = { $title ->
    [none] Su candidatura: datos pendientes
   *[other] Su candidatura «{ $title }»: datos pendientes
}
report-letter-greeting = { $form ->
    [call] { $name }:
    [written] { $name }:
    [feminine] Estimada { $name }:
    [masculine] Estimado { $name }:
    [neutral] A la atención de { $name }:
   *[unknown] A quien corresponda:
}
report-letter-opening = { $title ->
    [none] Le agradecemos su candidatura ({ $file }).
   *[other] Le agradecemos su candidatura «{ $title }» ({ $file }).
} Para completarla, le rogamos que atienda los siguientes puntos:
report-letter-attached = Adjuntamos una copia de su PDF en la que están señalados estos puntos.
report-letter-copy = { $name } (con marcas).pdf
report-letter-answer = Le rogamos que responda a este mensaje a más tardar el [fecha].
report-letter-merit = Este mensaje se refiere únicamente a si la candidatura está completa. No valora su mérito.
report-letter-close = Atentamente,
report-letter-sign = [nombre y oficina]
report-date = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }
report-letter-doubtful = { $phone ->
    [none] (la dirección de la candidatura es dudosa)
   *[other] (la dirección de la candidatura es dudosa; teléfono { $phone })
}
report-letter-sender = [remitente de { $file }]
report-letter-answer-by = Le rogamos que responda a este mensaje a más tardar el { $date }.
report-letter-answer-soon = Le rogamos que responda a este mensaje lo antes posible.
report-letter-answer-to = Le rogamos que envíe su respuesta a { $address }.
report-letter-reference = Nuestra referencia: { $reference }
report-letter-unread-subject = Su archivo { $file }: no hemos podido utilizarlo
report-letter-unread-opening = Le agradecemos su mensaje. No hemos podido utilizar el archivo que nos envió ({ $file }):
report-letter-received-subject = { $title ->
    [none] Hemos recibido su candidatura
   *[other] Hemos recibido su candidatura «{ $title }»
}
report-letter-received-opening = { $title ->
    [none] Le agradecemos su candidatura ({ $file }).
   *[other] Le agradecemos su candidatura «{ $title }» ({ $file }).
} La hemos recibido, y no falta nada de lo que exige el formulario.
report-officer-today = Hoy
report-drafts = { $n ->
    [one] { $n } borrador para revisar y enviar
   *[other] { $n } borradores para revisar y enviar
}
report-officer-drafts-today = Borradores por leer y enviar
report-officer-read = Lo que se leyó en documentos escaneados
report-officer-read-why = Un programa lo reconoció en imágenes, y puede haber letras equivocadas. Compárelo con la imagen antes de usarlo.
report-officer-title = Cartas, y lo que queda para la oficina
report-officer-no-letters = No hay nada que pedir a las personas candidatas.
report-officer-drafts = Son borradores; no se ha enviado nada. Lea cada borrador y complete lo que está entre [corchetes].
report-officer-letter = borrador
report-officer-covered = incluido en { $letter }
report-officer-to = para
report-officer-points = puntos
report-officer-rest = Para la oficina
report-officer-rest-why = Ninguna carta trata estos puntos: afectan al mérito, no son seguros, no exigen nada de la persona candidata, o la persona a quien escribir no es única.
report-officer-ready = Son borradores; no se ha enviado nada. Lea cada borrador antes de enviarlo.
report-officer-kept = modificado y conservado
report-officer-outdated = modificado y desactualizado: lo que pide ha cambiado
report-officer-unneeded = Borradores modificados que ya no hacen falta
report-officer-acknowledgement = acuse de recibo
report-officer-unread = archivo que no se pudo leer
report-officer-without = Candidaturas incompletas y archivos sin leer que no tienen carta
report-officer-why = motivo
report-officer-why-substance = lo que falta afecta al mérito
report-officer-why-unsure = lo encontrado no es lo bastante seguro para pedirlo
report-officer-why-nobody = nada de lo encontrado se puede pedir a la persona candidata
report-officer-why-known = ya se conocía todo (línea de base)
report-officer-why-version = hay otra versión: { $file }
report-substance = de fondo

## Copias de lectura

report-copies-removed = Datos suprimidos de las copias
report-copies-removed-why = Solo para la oficina: no entregue esta lista. Se han suprimido los nombres y datos siguientes, con el número de lugares; lo que no figura en el registro puede seguir en una copia. Lea cada copia antes de entregarla.
report-copies-not-anonymised = no anonimizada: tiene demasiados nombres; no se escribió ninguna copia
report-copies-outdated = modificada y desactualizada: la candidatura ha cambiado

## El libro de cálculo

report-sheet-overview = resumen
report-sheet-findings = observaciones
report-sheet-records = registros
report-column-title = título
report-column-country = país
report-column-notes = notas
report-column-record = registro
report-column-page = página
report-column-severity = gravedad
report-column-message = problema
report-column-help = qué hacer
report-column-excerpt = texto
report-column-rule = regla
report-column-certainty = certeza
report-column-cure = subsanación
report-column-field = campo
report-column-pages = páginas
report-column-language = idioma
report-column-function = cargo
report-column-organisation = organización
report-column-code = código
report-column-left-out = { $n ->
    [one] { $n } observación no cabe en este libro
   *[other] { $n } observaciones no caben en este libro
}

## El registro

report-ledger-received = recibido
report-ledger-asked = subsanación solicitada
report-ledger-answered = respuesta recibida
report-ledger-complete = completo
report-ledger-withdrawn = retirado
report-ledger-duplicate = duplicado
report-ledger-cases = { $n ->
    [one] un expediente
   *[other] { $n } expedientes
}
report-ledger-without = { $n ->
    [one] un archivo sin candidatura
   *[other] { $n } archivos sin candidatura
}
report-ledger-noted = { $n ->
    [0] No hay nada que anotar: no hay cartas pendientes.
    [one] Anotado en un expediente.
   *[other] Anotado en { $n } expedientes.
}
report-ledger-asked-on = solicitado el { $day }
report-ledger-due-on = respuesta esperada a más tardar el { $day }
report-ledger-files = Archivos
report-ledger-points = Puntos pendientes
report-ledger-history = Historial
report-ledger-event-status = estado:
report-ledger-event-version = otra versión:
report-ledger-event-asked = carta enviada
report-ledger-event-acknowledged = acuse de recibo enviado
report-ledger-event-note = nota:
report-ledger-event-decision = decisión:
report-ledger-event-waiver = dispensa:
report-ledger-due-overdue = El plazo de respuesta ha vencido ({ $n })
report-ledger-due-answered = Llegó una nueva versión y todavía falta algo ({ $n })
report-ledger-due-to-ask = Se puede enviar una carta ({ $n })
report-ledger-due-look = Falta algo que ninguna carta solicita: conviene revisarlo ({ $n })
report-ledger-due-acknowledge = Completo, sin acuse de recibo ({ $n })
report-ledger-due-waiting = A la espera de respuesta ({ $n })
report-ledger-due-nothing = No hay nada pendiente.
report-ledger-statistics = Candidaturas recibidas: estadísticas
report-ledger-over-time = Evolución
report-ledger-over-time-picture = { $n ->
    [one] Expedientes por estado, un día; los números están en la tabla siguiente
   *[other] Expedientes por estado durante { $n } días; los números están en la tabla siguiente
}
report-ledger-as-table = Los mismos datos en una tabla
report-ledger-by-region = Por región
report-ledger-by-language = Por idioma
report-ledger-region = región
report-ledger-day = día
report-ledger-total = total
report-ledger-first = en la primera versión
report-ledger-now = ahora
report-region-africa = África
report-region-latin-america = América Latina y el Caribe
report-region-northern-america = América septentrional
report-region-asia = Asia
report-region-europe = Europa
report-region-oceania = Oceanía
report-officer-why-asked = { $due ->
    [none] solicitado el { $asked } (expediente { $case })
   *[other] solicitado el { $asked }, respuesta esperada a más tardar el { $due } (expediente { $case })
}
report-officer-why-closed = { $status } (expediente { $case })
