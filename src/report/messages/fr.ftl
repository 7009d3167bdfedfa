# Messages en français. Un message par code de règle, avec son aide ; les arguments sont ceux des exemples de la règle.

## Éléments

the-section = { $number ->
    [none] la section « { $title } »
   *[other] la section { $number } (« { $title } »)
}
The-section = { $number ->
    [none] La section « { $title } »
   *[other] La section { $number } (« { $title } »)
}
the-other = { $other_label ->
    [none] { $other }
   *[other] { $other } ({ $other_label })
}
the-pages = { $pages_count ->
    [one] la page { $pages }
   *[other] les pages { $pages }
}
look-first = { $candidates_count ->
    [0] Regardez d’abord l’endroit signalé
    [one] Regardez d’abord le titre ou la ligne qui s’en approche le plus (« { $candidates } »)
   *[other] Regardez d’abord les titres ou lignes qui s’en approchent le plus (« { $candidates } »)
}
unit-max = { $unit ->
    [bytes] { $max_mb } Mo
    [pages] { $max } pages
    [decompressed-bytes] { $max_mb } Mo de données décompressées
    [operators] { $max_grouped } opérateurs de dessin
    [glyphs] { $max_grouped } caractères
    [characters] { $max_grouped } caractères de texte
    [comparisons] { $max_grouped } comparaisons de la mise en page
    [shapes] { $max_grouped } lignes ou surfaces peintes sur une page
   *[other] { $max } { $unit }
}

evidence-affiliation = affiliation
evidence-telephone = indicatif téléphonique
evidence-email = domaine de messagerie

language-ar = arabe
language-bn = bengali
language-de = allemand
language-en = anglais
language-es = espagnol
language-fr = français
language-hi = hindi
language-id = indonésien
language-it = italien
language-ja = japonais
language-ko = coréen
language-nl = néerlandais
language-pl = polonais
language-pt = portugais
language-ru = russe
language-sw = swahili
language-tr = turc
language-uk = ukrainien
language-vi = vietnamien
language-zh = chinois

## Document

file-not-readable = { $reason ->
    [empty] Le fichier est vide
    [not-a-pdf] { $what ->
        [none] Le fichier n’est pas un PDF
       *[other] Le fichier n’est pas un PDF mais un fichier de type { $what }
    }
    [no-pages] Le fichier n’a aucune page
    [xfa-shell] Le fichier est un formulaire XFA : sa page invite seulement à utiliser un autre programme, et les réponses ne peuvent pas être lues
   *[damaged] Le fichier est endommagé et ne peut pas être lu
}
    .help = { $reason ->
        [not-a-pdf] Demandez le document enregistré ou exporté en PDF ; il ne suffit pas de changer l’extension du nom.
        [xfa-shell] Demandez que le formulaire soit ouvert dans Adobe Reader et imprimé au format PDF.
       *[other] Demandez un nouvel envoi du fichier.
    }
    .letter = { $reason ->
        [empty] Le fichier est vide. Nous vous prions de l’envoyer de nouveau.
        [not-a-pdf] Le fichier n’est pas un PDF. Nous vous prions d’enregistrer ou d’exporter le document en PDF et de l’envoyer de nouveau ; il ne suffit pas de changer l’extension du nom.
        [no-pages] Le fichier n’a aucune page. Nous vous prions de l’envoyer de nouveau.
        [xfa-shell] Le fichier ne peut être lu que dans Adobe Reader. Nous vous prions d’y ouvrir le formulaire, de l’imprimer au format PDF et de nous envoyer ce fichier.
       *[damaged] Le fichier est endommagé et ne peut pas être lu. Nous vous prions de l’envoyer de nouveau.
    }

submission-not-read = { $shape ->
    [document] Le fichier n’est pas un PDF mais un document d’un autre logiciel ({ $what }), et n’a pas été lu
    [picture] Le fichier n’est pas un PDF mais une image ({ $what }), et n’a pas été lu
    [archive] Le fichier est une archive, et son contenu n’a pas été lu
   *[other] Le fichier n’est pas un PDF et n’a pas été lu
}
    .help = { $shape ->
        [archive] Vérifiez l’archive elle-même ou demandez la candidature en PDF.
       *[other] Demandez le document en PDF, ou excluez le fichier s’il n’appartient à aucune candidature.
    }
    .letter = { $shape ->
        [picture] Le fichier est une image, et nous ne pouvons lire que des PDF. Nous vous prions d’envoyer le formulaire en PDF.
        [archive] Le fichier est une archive, et nous ne pouvons lire que des PDF. Nous vous prions d’en envoyer le contenu en PDF.
       *[other] Le fichier n’est pas un PDF, et nous ne pouvons lire que des PDF. Nous vous prions d’enregistrer ou d’exporter le document en PDF et de l’envoyer de nouveau.
    }

file-encrypted = Le fichier est protégé par un mot de passe
    .help = Indiquez le mot de passe ou demandez le fichier sans protection.
    .letter = Le fichier est protégé par un mot de passe et nous ne pouvons pas le lire. Nous vous prions de l’envoyer sans mot de passe.

file-over-limit = { $n ->
    [none] La lecture du fichier demande plus de travail que la limite ne le permet ({ unit-max })
   *[other] { $unit ->
        [bytes] Le fichier fait { $n_mb } Mo ; { unit-max } au plus sont acceptés
        [pages] Le fichier a { $n } pages ; { unit-max } au plus sont acceptées
       *[other] La lecture du fichier demande plus de travail que la limite ne le permet ({ unit-max })
    }
}
    .help = Demandez un fichier plus petit ou relevez la limite pour ce contrôle.
    .letter = { $unit ->
        [bytes] Le fichier dépasse la taille que nous pouvons accepter ({ unit-max } au plus). Nous vous prions d’envoyer un fichier plus petit.
        [pages] Le fichier a plus de pages que nous ne pouvons en accepter ({ unit-max } au plus). Nous vous prions d’envoyer un document plus court.
       *[other] Le fichier est trop complexe pour que notre système le lise en entier. Nous vous prions de l’enregistrer de nouveau en PDF, sous une forme plus simple, et de le renvoyer.
    }

file-damaged = { $lost ->
    [none] Le fichier était endommagé et a été réparé ; rien n’est perdu
    [maybe] Le fichier est endommagé ; du texte peut manquer
   *[page] { $pages_count ->
        [0] Le fichier est endommagé ; au moins une page est perdue
        [one] Le fichier est endommagé ; { the-pages } est perdue
       *[other] Le fichier est endommagé ; { the-pages } sont perdues
    }
}
    .help = { $lost ->
        [none] Il n’y a rien à faire.
       *[other] Demandez un nouvel envoi du fichier, et ne réclamez aucune section manquante avant de l’avoir reçu.
    }
    .letter = { $lost ->
        [none] Le fichier nous est parvenu endommagé. Nous vous prions de l’envoyer de nouveau, afin de nous assurer que rien ne manque.
       *[other] Le fichier nous est parvenu endommagé et du texte peut manquer. Nous vous prions de l’envoyer de nouveau.
    }

no-text-layer = { $reason ->
    [blank] Toutes les pages sont vierges
    [outlines] { $all ->
        [yes] Aucune page n’a de texte lisible par une machine : toutes les lettres sont dessinées en courbes
       *[no] { $pages_count ->
            [one] La page { $pages } n’a pas de texte lisible par une machine : ses lettres sont dessinées en courbes
           *[other] Les pages { $pages } n’ont pas de texte lisible par une machine : leurs lettres sont dessinées en courbes
        }
    }
   *[scanned] { $all ->
        [yes] Le document est numérisé : ses pages sont des images sans texte
       *[no] { $pages_count ->
            [one] La page { $pages } est une image sans texte
           *[other] Les pages { $pages } sont des images sans texte
        }
    }
}
    .help = { $reason ->
        [blank] Demandez un nouvel envoi du fichier.
       *[other] { $ocr ->
            [missing] Demandez le fichier tel que le traitement de texte l’a produit ; le contenu de ces pages n’a pas été contrôlé. Pour que cet ordinateur lise les documents numérisés, installez Tesseract (« apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-por »).
            [nothing] Regardez la page : aucun mot n’y a été trouvé, et c’est peut-être le verso vierge d’une feuille.
           *[other] Demandez le fichier tel que le traitement de texte l’a produit ; le contenu de ces pages n’a pas été contrôlé.
        }
    }
    .letter = { $reason ->
        [blank] Toutes les pages du fichier sont vierges. Nous vous prions de l’envoyer de nouveau.
       *[other] { $all ->
            [yes] Les pages du fichier ne contiennent pas de texte que notre système puisse lire ; ce sont peut-être des images de texte. Nous vous prions d’envoyer le fichier tel que votre traitement de texte l’a produit, enregistré en PDF.
           *[no] { $pages_count ->
                [one] La page { $pages } du fichier ne contient pas de texte que notre système puisse lire ; c’est peut-être une image de texte. Nous vous prions d’envoyer le fichier tel que votre traitement de texte l’a produit, enregistré en PDF.
               *[other] Les pages { $pages } du fichier ne contiennent pas de texte que notre système puisse lire ; ce sont peut-être des images de texte. Nous vous prions d’envoyer le fichier tel que votre traitement de texte l’a produit, enregistré en PDF.
            }
        }
    }

text-garbled = { $pages_count ->
    [one] Le texte de la page { $pages } n’est pas lisible par une machine
   *[other] Le texte des pages { $pages } n’est pas lisible par une machine
}
    .help = Demandez un nouvel export avec les polices incorporées ; le contenu de ces pages n’a pas été contrôlé.
    .letter = { $pages_count ->
        [one] Nous ne pouvons pas lire le texte de la page { $pages }. Nous vous prions d’enregistrer de nouveau le fichier en PDF, avec les polices incorporées, et de nous l’envoyer.
       *[other] Nous ne pouvons pas lire le texte des pages { $pages }. Nous vous prions d’enregistrer de nouveau le fichier en PDF, avec les polices incorporées, et de nous l’envoyer.
    }

read-by-ocr = { $pages_count ->
    [one] Le texte de la page { $pages } a été reconnu dans l’image de cette page
   *[other] Le texte des pages { $pages } a été reconnu dans les images de ces pages
}
    .help = Comparez chaque constat avec la page avant de demander quoi que ce soit : la reconnaissance de texte commet ses propres erreurs.

page-missing = { $printed_count ->
    [one] D’après la numérotation imprimée, la page { $printed } manque
   *[other] D’après la numérotation imprimée, les pages { $printed } manquent
}
    .help = Demandez le document complet, et ne réclamez aucune section manquante avant de l’avoir reçu.
    .letter = { $printed_count ->
        [one] D’après la numérotation imprimée, la page { $printed } manque dans le fichier. Nous vous prions d’envoyer de nouveau le document complet.
       *[other] D’après la numérotation imprimée, les pages { $printed } manquent dans le fichier. Nous vous prions d’envoyer de nouveau le document complet.
    }

pages-out-of-order = { $restored ->
    [yes] Les pages du fichier ne suivent pas l’ordre de la numérotation imprimée (pages { $pages }) ; elles ont été lues dans l’ordre imprimé
   *[no] Les pages du fichier ne suivent pas l’ordre de la numérotation imprimée (pages { $pages })
}
    .help = { $restored ->
        [yes] Remettez les pages dans l’ordre avant de transmettre le fichier.
       *[no] Le bon ordre n’est pas clair et les pages ont été lues telles quelles ; remettez-les dans l’ordre et contrôlez le fichier de nouveau.
    }

pages-repeated = { $pages_count ->
    [one] La page { $pages } du fichier répète la page { $of } ; elle a été lue une seule fois
   *[other] Les pages { $pages } du fichier répètent les pages { $of } ; elles ont été lues une seule fois
}
    .help = Vérifiez si une autre page manque à leur place ; sinon, il n’y a rien à faire.

hidden-text = La page { $page } contient du texte invisible : « { $quote } »
    .help = Lisez ce texte et décidez s’il compte ; il ne fait pas partie de la fiche.

text-struck-out = { $by ->
    [annotation] La page { $page } contient du texte barré par une annotation : « { $quote } »
   *[line] La page { $page } contient du texte barré : « { $quote } »
}
    .help = { $by ->
        [annotation] Regardez la page ; le texte reste dans la fiche.
       *[line] Regardez la page ; le texte ne fait pas partie de la fiche.
    }

active-content = { $kind ->
    [launch] { $n ->
        [one] Le fichier contient une action qui lance un programme
       *[other] Le fichier contient { $n } actions qui lancent des programmes
    }
    [open-script] { $n ->
        [one] Le fichier contient un script qui s’exécute à l’ouverture
       *[other] Le fichier contient { $n } scripts qui s’exécutent à l’ouverture
    }
    [field-script] { $n ->
        [one] Le fichier contient un script qui met en forme un champ du formulaire
       *[other] Le fichier contient { $n } scripts qui mettent en forme des champs du formulaire
    }
   *[attachment] { $n ->
        [one] Un fichier est joint à l’intérieur du document
       *[other] { $n } fichiers sont joints à l’intérieur du document
    }
}
    .help = { $kind ->
        [field-script] Il n’y a rien à faire.
        [attachment] Vérifiez si la pièce jointe fait partie de la candidature ; elle n’a pas été lue.
       *[other] Ne transmettez pas le fichier ; demandez une copie faite avec « Imprimer au format PDF ».
    }
    .letter = { $kind ->
        [launch] Le fichier lancerait un programme sur nos ordinateurs ; nous ne pouvons donc pas le transmettre. Nous vous prions d’en envoyer une copie faite avec « Imprimer au format PDF ».
        [field-script] Le fichier contient des scripts, que nous ne pouvons pas accepter. Nous vous prions d’en envoyer une copie faite avec « Imprimer au format PDF ».
        [attachment] Un autre fichier, que nous ne pouvons pas lire, est joint à l’intérieur du document. Nous vous prions d’envoyer en un seul document ce qui fait partie de la candidature.
       *[other] Le fichier contient un script qui s’exécute automatiquement ; nous ne pouvons donc pas le transmettre. Nous vous prions d’en envoyer une copie faite avec « Imprimer au format PDF ».
    }

answers-in-widgets = { $n ->
    [one] Une réponse a été lue dans un champ ou un commentaire, et non sur la page
   *[other] { $n } réponses ont été lues dans des champs ou des commentaires, et non sur la page
}
    .help = Il n’y a rien à faire, mais ces réponses peuvent manquer à l’impression.

not-this-form = { $found ->
    [0] Le document n’est pas une candidature sur ce formulaire : aucun des { $total } titres du formulaire n’a été trouvé
   *[other] { $by ->
        [titles] Le document contient { $found } des { $total } titres de section du formulaire, mais pas le titre qui permet de reconnaître le formulaire
       *[headings] Le document ne semble pas être une candidature sur ce formulaire : titres trouvés, { $found } sur { $total }
    }
}
    .help = { $by ->
        [titles] Vérifiez s’il s’agit d’une autre version du formulaire ou d’une autre langue : « recognise », dans la définition du formulaire, indique ce titre.
       *[headings] Vérifiez si le bon document a été envoyé ; si oui, demandez la candidature avec les titres du formulaire.
    }
    .letter = Le fichier ne semble pas être une candidature sur notre formulaire. Nous vous prions de vérifier que vous avez envoyé le bon fichier ; si c’est le cas, veuillez renvoyer la candidature avec les titres du formulaire.

blank-form = { $pages_count ->
    [one] Le formulaire de la page { $pages } ne contient aucune réponse
   *[other] Le formulaire des pages { $pages } ne contient aucune réponse
}
    .help = { $alone ->
        [yes] Demandez le formulaire dûment rempli.
       *[no] Il n’y a rien à faire : un formulaire vierge n’est pas une candidature.
    }
    .letter = Le formulaire ne contient aucune réponse. Nous vous prions d’envoyer le formulaire dûment rempli.

summary-deck = { $slides ->
    [one] Le document est une présentation de synthèse d’une diapositive
   *[other] Le document est une présentation de synthèse de { $slides } diapositives
}
    .help = Il n’y a rien à faire ; les diapositives sont comparées aux candidatures.

several-nominations = { $n ->
    [one] Le fichier contient une candidature
   *[other] Le fichier contient { $n } candidatures, qui commencent aux pages { $pages }
}
    .help = Il n’y a rien à faire s’il s’agit d’un recueil ; chaque candidature est contrôlée séparément.

too-many-pages = { $of ->
    [group] « { $title } » compte { $pages } pages ; { $max } au plus sont permises
   *[nomination] La candidature compte { $pages } pages ; { $max } au plus sont permises
}
    .help = Regardez si des annexes sont parmi les pages ; sinon, demandez une candidature qui respecte la limite.
    .letter = { $of ->
        [group] « { $title } » compte { $pages } pages ; { $max } au plus sont permises. Nous vous prions de l’envoyer dans cette limite.
       *[nomination] La candidature compte { $pages } pages ; { $max } au plus sont permises. Nous vous prions de l’envoyer dans cette limite.
    }

language-not-accepted = Le texte est dans une langue que cet appel n’accepte pas ({ $lang })
    .help = Demandez la candidature dans une langue acceptée : { $list }.
    .letter = La candidature est dans une langue que cet appel n’accepte pas ({ $lang }). Nous vous prions de l’envoyer dans l’une des langues suivantes : { $list }.

text-not-placed = { $share } % du texte n’appartient à aucun champ du formulaire
    .help = Regardez le texte signalé : il peut être la réponse à une section signalée comme manquante.

text-set-aside = La page { $page } contient du texte qui n’est dans aucune réponse parce qu’il ressemble à { $role ->
        [contents] un sommaire
        [drawing_label] des légendes d’un dessin
        [margin_note] une citation en marge
        [portal_line] du texte d’un portail
        [stamp] un tampon
       *[turned] une note écrite dans un autre sens
    } : « { $quote } »
    .help = Regardez la page : le texte peut faire partie d’une réponse.

## En-tête

title-missing = { $certainty ->
    [definite] Le titre de la candidature n’est pas indiqué
   *[other] Le titre de la candidature n’a pas été trouvé
}
    .help = { look-first } ; s’il n’y a pas de titre, demandez-en un.
    .letter = Le titre de la candidature n’est pas indiqué. Nous vous prions de nous l’envoyer.

nominee-missing = { $certainty ->
    [definite] La personne candidate n’est pas indiquée
   *[other] La personne candidate n’a pas été trouvée
}
    .help = { look-first } ; si personne n’est nommé, demandez le nom, la fonction et l’organisation de la personne candidate.
    .letter = La candidature ne nomme pas la personne candidate. Nous vous prions de nous envoyer le nom, la fonction et l’organisation de la personne candidate.

nominee-without-affiliation = La personne candidate « { $value } » est indiquée sans fonction ni organisation
    .help = Demandez la fonction et l’organisation de la personne candidate.
    .letter = La personne candidate est indiquée sans fonction ni organisation. Nous vous prions de nous envoyer ces deux indications.

country-missing = { $guess ->
    [none] { $certainty ->
        [definite] Le pays n’est pas indiqué
       *[other] Le pays n’a pas été trouvé
    }
   *[other] { $certainty ->
        [definite] Le pays n’est pas indiqué ; il s’agit peut-être de : { $guess }
       *[other] Le pays n’a pas été trouvé ; il s’agit peut-être de : { $guess }
    }
}
    .help = { $guess ->
        [none] { look-first } ; si le pays n’y est pas, demandez-le.
       *[other] Demandez le pays ou faites confirmer : { $guess } (indices : { $evidence }).
    }
    .letter = Le pays n’est pas indiqué. Nous vous prions de nous le préciser.

country-unknown = « { $value } » n’est pas le nom d’un pays
    .help = { $guess ->
        [none] Demandez le nom du pays.
       *[other] Demandez le nom du pays ou faites confirmer : { $guess }.
    }
    .letter = Nous n’avons pas pu déterminer quel pays désigne « { $value } ». Nous vous prions de nous indiquer le nom du pays.

country-conflict = Le pays indiqué est « { $a } », mais d’autres éléments désignent « { $b } »
    .help = Demandez de quel pays il s’agit ; indices pour « { $b } » : { $evidence }.
    .letter = Le pays indiqué est « { $a } », mais d’autres éléments désignent « { $b } ». Nous vous prions de nous dire de quel pays il s’agit.

country-not-eligible = « { $value } » ne figure pas parmi les pays auxquels l’appel est ouvert
    .help = Vérifiez que le pays a été bien lu.

telephone-missing = { $certainty ->
    [definite] Le numéro de téléphone n’est pas indiqué
   *[other] Le numéro de téléphone n’a pas été trouvé
}
    .help = { look-first } ; s’il n’y a pas de numéro, demandez-en un avec l’indicatif du pays.
    .letter = Le numéro de téléphone n’est pas indiqué. Nous vous prions de nous l’envoyer avec l’indicatif du pays.

telephone-malformed = { $why ->
    [letters] « { $value } » n’est pas un numéro de téléphone : il contient des lettres
    [no-digits] « { $value } » n’est pas un numéro de téléphone : il n’a aucun chiffre
    [too-short] « { $value } » est trop court pour un numéro de téléphone
   *[too-long] « { $value } » est trop long pour un numéro de téléphone
}
    .help = { $like ->
        [contact] Regardez la page, dont le texte a été lu dans une image : « { $other } » figure parmi les contacts, et c’est sans doute la même donnée.
       *[other] Demandez le numéro avec l’indicatif du pays.
    }
    .letter = Nous n’avons pas pu utiliser « { $value } » comme numéro de téléphone. Nous vous prions de nous envoyer le numéro avec l’indicatif du pays.

telephone-not-in-plan = { $why ->
    [grouping] Aucun pays ne groupe les chiffres comme dans « { $value } » : il manque peut-être un chiffre
   *[not-in-plan] « { $value } » n’est pas un numéro du plan de numérotation de son pays
}
    .help = { $like ->
        [contact] Regardez la page, dont le texte a été lu dans une image : « { $other } » figure parmi les contacts, et c’est sans doute la même donnée.
       *[other] Redemandez le numéro ou essayez-le : les plans de numérotation changent.
    }
    .letter = Nous ne sommes pas certains que le numéro de téléphone « { $value } » soit exact. Nous vous prions de le vérifier et de nous l’envoyer avec l’indicatif du pays.

fax-malformed = { $why ->
    [letters] « { $value } » n’est pas un numéro de télécopie : il contient des lettres
    [no-digits] « { $value } » n’est pas un numéro de télécopie : il n’a aucun chiffre
    [too-short] « { $value } » est trop court pour un numéro de télécopie
    [too-long] « { $value } » est trop long pour un numéro de télécopie
    [grouping] Aucun pays ne groupe les chiffres comme dans le numéro de télécopie « { $value } »
   *[not-in-plan] Le numéro de télécopie « { $value } » ne figure pas dans le plan de numérotation de son pays
}
    .help = Il n’y a rien à faire : la télécopie n’est pas obligatoire.

email-missing = { $certainty ->
    [definite] L’adresse électronique n’est pas indiquée
   *[other] L’adresse électronique n’a pas été trouvée
}
    .help = { look-first } ; s’il n’y a pas d’adresse, demandez-en une.
    .letter = L’adresse électronique n’est pas indiquée. Nous vous prions de nous l’envoyer.

email-malformed = { $why ->
    [no-sign] « { $value } » n’est pas une adresse électronique : il y manque l’arobase (@)
    [spelt-sign] « { $value } » n’est pas une adresse électronique : l’arobase (@) y est écrite en lettres
    [two-signs] « { $value } » n’est pas une adresse électronique : elle contient plus d’une arobase (@)
    [space] « { $value } » n’est pas une adresse électronique : elle contient un espace
    [comma] « { $value } » n’est pas une adresse électronique : elle contient une virgule à la place d’un point
    [no-ending] « { $value } » n’est pas une adresse électronique : il manque au domaine une extension telle que « .org »
    [ending] « { $value } » n’est pas une adresse électronique : l’extension « .{ $ending } » n’existe pas
    [unreadable] L’adresse électronique « { $value } » contient des lettres qu’aucun programme ne peut lire
   *[signs] « { $value } » n’est pas une adresse électronique : elle contient des signes interdits dans une adresse
}
    .help = { $like ->
        [contact] Regardez la page, dont le texte a été lu dans une image : « { $other } » figure parmi les contacts, et c’est sans doute la même donnée.
       *[other] { $why ->
            [unreadable] Regardez la page : l’adresse y est peut-être correcte.
           *[other] Demandez l’adresse.
        }
    }
    .letter = { $why ->
        [comma] L’adresse électronique « { $value } » contient une virgule à la place d’un point. Nous vous prions de nous l’envoyer de nouveau.
        [ending] L’adresse électronique « { $value } » ne peut pas être correcte, car l’extension « .{ $ending } » n’existe pas. Nous vous prions de nous l’envoyer de nouveau.
       *[other] Nous n’avons pas pu utiliser « { $value } » comme adresse électronique. Nous vous prions de nous envoyer de nouveau l’adresse.
    }

email-suspicious = { $why ->
    [reserved] L’adresse « { $value } » est dans un domaine réservé aux exemples
    [throw-away] L’adresse « { $value } » est celle d’un service d’adresses jetables
    [two-alphabets] L’adresse « { $value } » mêle des lettres de deux alphabets qui se ressemblent
    [space] L’adresse « { $value } » contient un espace : le mot qui précède en fait peut-être partie
   *[near-miss] L’adresse « { $value } » contient peut-être une faute de frappe : { $guess } est un domaine connu
}
    .help = { $why ->
        [near-miss] Demandez s’il s’agit de { $guess }.
        [two-alphabets] Demandez de nouveau l’adresse, saisie sur un seul clavier ; n’écrivez pas à celle-ci.
        [space] Regardez la page : un tiret bas ne se voit pas dans une adresse soulignée.
       *[other] Demandez une adresse permanente ou autorisez le domaine dans la configuration.
    }
    .letter = { $why ->
        [near-miss] L’adresse électronique « { $value } » contient peut-être une faute de frappe ({ $guess } est un domaine connu). Nous vous prions de la vérifier.
        [space] L’adresse électronique « { $value } » contient un espace. Nous vous prions de la vérifier.
        [two-alphabets] L’adresse électronique « { $value } » mêle des lettres de deux alphabets. Nous vous prions de la saisir de nouveau sur un seul clavier.
       *[other] Nous ne pouvons pas utiliser l’adresse électronique « { $value } ». Nous vous prions de nous envoyer une adresse permanente.
    }

field-missing = { $certainty ->
    [definite] L’indication « { $title } » manque
   *[other] L’indication « { $title } » n’a pas été trouvée
}
    .help = { look-first } ; si cette indication n’y est pas, demandez-la.
    .letter = L’indication « { $title } » manque. Nous vous prions de nous l’envoyer.

field-repeated = « { $title } » figure { $n } fois avec des valeurs différentes
    .help = Demandez quelle valeur est la bonne.
    .letter = « { $title } » figure { $n } fois avec des valeurs différentes. Nous vous prions de nous dire laquelle est la bonne.

field-too-long = { $unit ->
    [characters] « { $title } » compte { $characters } caractères ; { $max } au plus sont permis
   *[words] « { $title } » compte { $words } mots ; { $max } au plus sont permis
}
    .help = Demandez un texte qui respecte la limite.
    .letter = { $unit ->
        [characters] « { $title } » compte { $characters } caractères ; { $max } au plus sont permis. Nous vous prions d’envoyer un texte qui respecte cette limite.
       *[words] « { $title } » compte { $words } mots ; { $max } au plus sont permis. Nous vous prions d’envoyer un texte qui respecte cette limite.
    }

field-too-short = { $unit ->
    [characters] « { $title } » compte { $characters } caractères ; au moins { $min } sont attendus
   *[words] { $words ->
        [one] « { $title } » compte { $words } mot ; au moins { $min } sont attendus
       *[other] « { $title } » compte { $words } mots ; au moins { $min } sont attendus
    }
}
    .help = Regardez si la page en montre davantage ; sinon, demandez un complément là où l’appel le permet.

choice-none = Aucune case n’est cochée sous « { $title } »
    .help = Vérifiez si une case a été cochée à la main ; sinon, demandez la réponse.
    .letter = Nous n’avons trouvé aucune case cochée sous « { $title } ». Nous vous prions de nous indiquer votre réponse.

choice-too-many = Sous « { $title } », { $chosen } cases sont cochées ; { $most } au plus peuvent l’être
    .help = Demandez quelle case est la bonne.
    .letter = Sous « { $title } », { $chosen } cases sont cochées ; { $most } au plus peuvent l’être. Nous vous prions de nous indiquer votre choix.

choice-unspecified = « { $option } » est coché sous « { $title } », sans précision
    .help = Regardez si une précision a été écrite à la main ; sinon, demandez-la.
    .letter = « { $option } » est coché sous « { $title } », sans précision. Nous vous prions de nous l’indiquer.

cell-empty = La ligne { $row } n’a pas de « { $title } »
    .help = Regardez si l’indication est dans une autre colonne ; sinon, demandez-la.
    .letter = La ligne { $row } n’a pas de « { $title } ». Nous vous prions de nous l’envoyer.

too-few = { $found ->
    [one] « { $title } » compte une ligne ; au moins { $min } sont demandées
   *[other] « { $title } » compte { $found } lignes ; au moins { $min } sont demandées
}
    .help = Regardez si une ligne a été remplie à la main ; sinon, demandez le reste.
    .letter = { $found ->
        [one] « { $title } » compte une ligne ; au moins { $min } sont demandées. Nous vous prions de nous envoyer le reste.
       *[other] « { $title } » compte { $found } lignes ; au moins { $min } sont demandées. Nous vous prions de nous envoyer le reste.
    }

too-many = { $of ->
    [group] « { $title } » figure { $found } fois ; { $max } au plus sont permises
   *[table] { $found ->
        [one] « { $title } » compte une ligne ; { $max } au plus sont permises
       *[other] « { $title } » compte { $found } lignes ; { $max } au plus sont permises
    }
}
    .help = Demandez lesquelles comptent.
    .letter = { $of ->
        [group] « { $title } » figure { $found } fois ; { $max } au plus sont permises. Nous vous prions de nous indiquer lesquelles comptent.
       *[table] { $found ->
            [one] « { $title } » compte une ligne ; { $max } au plus sont permises. Nous vous prions de nous indiquer lesquelles comptent.
           *[other] « { $title } » compte { $found } lignes ; { $max } au plus sont permises. Nous vous prions de nous indiquer lesquelles comptent.
        }
    }

sum-wrong = Le total « { $value } » sous « { $title } » n’est pas la somme de ses lignes, qui est { $sum }
    .help = Demandez quel montant est juste.
    .letter = Le total « { $value } » sous « { $title } » n’est pas la somme de ses lignes, qui est { $sum }. Nous vous prions de nous indiquer quel montant est juste.

not-signed = { $certainty ->
    [definite] « { $title } » n’est pas signé
   *[other] Aucune signature n’a été trouvée sous « { $title } »
}
    .help = Regardez la page, aussi pour une signature à la main ; si personne n’a signé, demandez un exemplaire signé.
    .letter = Nous n’avons trouvé aucune signature sous « { $title } ». Nous vous prions de nous envoyer un exemplaire signé.

attachment-missing = « { $title } » n’a pas été trouvé dans l’envoi
    .help = Regardez parmi les fichiers reçus avec le formulaire ; si cette pièce n’y est pas, demandez-la.
    .letter = Nous n’avons pas trouvé « { $title } » dans votre envoi. Nous vous prions de nous envoyer cette pièce.

value-malformed = { $what ->
    [email] « { $value } » sous « { $title } » n’est pas une adresse électronique
    [telephone] « { $value } » sous « { $title } » n’est pas un numéro de téléphone
    [country] « { $value } » sous « { $title } » n’est pas un pays
    [number] « { $value } » sous « { $title } » ne contient aucun nombre
    [whole-number] « { $value } » sous « { $title } » n’est pas un nombre entier
    [amount] « { $value } » sous « { $title } » ne contient aucun montant
    [currency] « { $value } » sous « { $title } » n’indique pas la monnaie
    [date] « { $value } » sous « { $title } » ne contient aucune date
    [period] « { $value } » sous « { $title } » n’indique pas un début et une fin
    [url] « { $value } » sous « { $title } » n’est pas une adresse web
    [check-digit] « { $value } » sous « { $title } » ne correspond pas à sa clé de contrôle : un caractère est peut-être erroné
   *[identifier] « { $value } » sous « { $title } » n’est pas écrit comme le formulaire le demande
}
    .help = Demandez la valeur telle que le formulaire la demande.
    .letter = { $what ->
        [email] « { $value } » sous « { $title } » n’est pas une adresse électronique. Nous vous prions de nous envoyer l’indication exacte.
        [telephone] « { $value } » sous « { $title } » n’est pas un numéro de téléphone. Nous vous prions de nous envoyer l’indication exacte.
        [country] « { $value } » sous « { $title } » n’est pas un pays. Nous vous prions de nous envoyer l’indication exacte.
        [number] Pour « { $title } », un nombre est demandé ; nous avons reçu « { $value } ». Nous vous prions de nous envoyer ce nombre.
        [whole-number] Pour « { $title } », un nombre entier est demandé ; nous avons reçu « { $value } ». Nous vous prions de nous l’envoyer.
        [amount] Pour « { $title } », un montant en chiffres est demandé ; nous avons reçu « { $value } ». Nous vous prions de nous l’envoyer avec sa monnaie.
        [currency] La monnaie n’est pas précisée sous « { $title } » : « { $value } ». Nous vous prions de nous l’indiquer.
        [date] Pour « { $title } », une date est demandée ; nous avons reçu « { $value } ». Nous vous prions de nous envoyer cette date.
        [period] Pour « { $title } », un début et une fin sont demandés ; nous avons reçu « { $value } ». Nous vous prions de nous envoyer les deux.
        [url] « { $value } » sous « { $title } » ne peut pas être ouvert comme adresse web. Nous vous prions de nous envoyer l’adresse complète.
        [check-digit] « { $value } » sous « { $title } » semble contenir une faute de frappe. Nous vous prions de le vérifier et de nous le renvoyer.
       *[identifier] « { $value } » sous « { $title } » n’est pas écrit comme le formulaire le demande. Nous vous prions de le vérifier et de nous le renvoyer.
    }

value-out-of-range = « { $value } » sous « { $title } » sort des limites fixées par le formulaire ({ $limit })
    .help = Demandez la valeur correcte.
    .letter = « { $value } » sous « { $title } » sort des limites fixées par le formulaire ({ $limit }). Nous vous prions de vérifier cette valeur et de nous envoyer celle qui convient.

period-reversed = « { $title } » finit avant de commencer : « { $value } »
    .help = Demandez quelles dates sont exactes.
    .letter = « { $title } » finit avant de commencer : « { $value } ». Nous vous prions de nous indiquer les dates exactes.

comparison-unmet = « { $value } » sous « { $title } » ne concorde pas avec « { $other_value } » sous « { $other } »
    .help = Demandez lequel des deux est exact.
    .letter = « { $value } » sous « { $title } » ne concorde pas avec « { $other_value } » sous « { $other } ». Nous vous prions de nous indiquer ce qui est exact.

## Section

reading-doubtful = La mise en page de cette candidature n’a pas été comprise : { $n } champs semblent manquer ou être vides, mais des indices sur les pages laissent penser le contraire
    .help = Regardez la page et complétez la fiche à la main. Aucune lettre n’est préparée.

section-missing = { $certainty ->
    [definite] { The-section } manque
   *[other] { The-section } n’a pas été trouvée
}
    .help = { look-first } ; si la section n’y est pas, { $cure ->
        [T] demandez-la.
       *[other] demandez-la là où l’appel le permet.
    }
    .letter = { The-section } manque. Nous vous prions de nous l’envoyer.

section-empty = { The-section } ne contient aucun texte
    .help = Vérifiez si la réponse est une image ; sinon, demandez-la là où l’appel le permet.

section-placeholder = { The-section } ne contient qu’un texte provisoire : « { $quote } »
    .help = Demandez la réponse là où l’appel le permet.

section-too-short = { $unit ->
    [characters] { The-section } compte { $characters } caractères ; au moins { $min } sont attendus
   *[words] { $words ->
        [one] { The-section } compte { $words } mot ; au moins { $min } sont attendus
       *[other] { The-section } compte { $words } mots ; au moins { $min } sont attendus
    }
}
    .help = Vérifiez si la page en montre davantage ; sinon, demandez un complément là où l’appel le permet.

section-too-long = { $unit ->
    [characters] { The-section } compte { $characters } caractères ; { $max } au plus sont permis
   *[words] { The-section } compte { $words } mots ; { $max } au plus sont permis
}
    .help = Demandez un texte qui respecte la limite.
    .letter = { $unit ->
        [characters] { The-section } compte { $characters } caractères ; { $max } au plus sont permis. Nous vous prions d’envoyer un texte qui respecte cette limite.
       *[words] { The-section } compte { $words } mots ; { $max } au plus sont permis. Nous vous prions d’envoyer un texte qui respecte cette limite.
    }

section-only-link = { The-section } n’est qu’un lien
    .help = Là où l’appel le permet, demandez quelques phrases qui disent ce que montre la page.

section-number-wrong = { $n ->
    [one] « { $title } » porte le numéro { $found } au lieu de { $expected }
   *[other] « { $title } » porte le numéro { $found } au lieu de { $expected } ; { $n } sections ne suivent pas la numérotation du formulaire
}
    .help = Il n’y a rien à demander ; vérifiez si une section manque ou a été ajoutée avant celle-ci.

section-out-of-order = { $after ->
    [none] { The-section } vient en premier, hors de l’ordre du formulaire
   *[other] { The-section } vient après « { $after } », hors de l’ordre du formulaire
}
    .help = { $expected_after ->
        [none] Il n’y a rien à demander ; sur le formulaire elle vient en premier.
       *[other] Il n’y a rien à demander ; sur le formulaire elle vient après « { $expected_after } ».
    }

section-repeated = { $pages_count ->
    [one] { The-section } figure { $n } fois, à la page { $pages }
   *[other] { The-section } figure { $n } fois, aux pages { $pages }
}
    .help = Demandez quel texte est le bon ; le premier a été retenu.
    .letter = { The-section } figure { $n } fois. Nous vous prions de nous dire quel texte est le bon.

section-copied = { $source ->
    [same-nomination] { The-section } reprend le texte de « { $other } », identique à { $share } %
   *[other-nomination] { The-section } reprend une section de { the-other }, identique à { $share } %
}
    .help = { $source ->
        [same-nomination] Là où l’appel le permet, demandez le bon texte.
       *[other-nomination] Comparez les deux candidatures.
    }

section-unexpected = { $number ->
    [none] Le titre « { $title } » ne figure pas dans le formulaire
   *[other] Le titre « { $number }. { $title } » ne figure pas dans le formulaire
}
    .help = Il n’y a rien à faire ; si une section est signalée comme manquante, vérifiez si c’est celle-ci.

section-cut-off = { The-section } s’arrête au milieu d’une phrase : « { $quote } »
    .help = Vérifiez si la page montre la suite ; sinon, demandez-la.
    .letter = { The-section } s’arrête au milieu d’une phrase (« { $quote } »). Nous vous prions de nous envoyer la suite.

section-language = { The-section } est dans une autre langue ({ $lang }) que le reste ({ $rest })
    .help = Là où l’appel le permet, demandez une traduction de cette section.

partners-not-named = { The-section } ne nomme aucune organisation ni aucun pays
    .help = Là où l’appel le permet, demandez les noms des partenaires.

one-country-only = { $n ->
    [0] La candidature ne nomme aucun pays
   *[other] { $countries_count ->
        [0] La candidature ne nomme aucun pays hormis celui de la personne candidate
       *[other] La candidature ne nomme qu’un seul pays : { $countries }
    }
}
    .help = Lisez les sections qui disent où se déroule la coopération : elles nomment peut-être des régions ou des organisations au lieu de pays.

contact-unreachable = { $header ->
    [yes] Ni numéro de téléphone ni adresse électronique pour le contact { $name } ; l’en-tête dit comment joindre cette personne
   *[no] Ni numéro de téléphone ni adresse électronique pour le contact { $name }
}
    .help = { $header ->
        [yes] Il n’y a rien à demander.
       *[no] Demandez un numéro de téléphone ou une adresse électronique.
    }
    .letter = Il manque un numéro de téléphone ou une adresse électronique pour le contact { $name }. Nous vous prions de nous envoyer l’un ou l’autre.

link-malformed = « { $url } » n’est pas une adresse web
    .help = Demandez l’adresse, ou corrigez-la si la faute est évidente.
    .letter = « { $url } » ne peut pas être ouvert comme adresse web. Nous vous prions de nous envoyer la bonne adresse.

contact-conflict = { $differs ->
    [function] La fonction de la personne candidate diffère entre l’en-tête (« { $a } ») et les contacts (« { $b } »)
    [telephone] Le numéro de téléphone de la personne candidate diffère entre l’en-tête ({ $a }) et les contacts ({ $b })
   *[email] L’adresse électronique de la personne candidate diffère entre l’en-tête ({ $a }) et les contacts ({ $b })
}
    .help = En général, il n’y a rien à faire ; les deux peuvent être exacts.

nominee-is-staff = L’adresse électronique de la personne candidate appartient au domaine de l’organisateur ({ $host })
    .help = Décidez si le personnel de l’organisateur peut être proposé.

## Lot

duplicate-file = { $how ->
    [bytes] Le fichier est identique à { $other }
   *[text] Le fichier a le même texte que { $other }
}
    .help = Gardez l’un des deux.

near-duplicate = La candidature est presque identique à { the-other } ({ $share } % du texte)
    .help = Comparez les deux et demandez laquelle est à retenir.

same-nominee = { $by ->
    [email] La personne candidate a la même adresse électronique que dans { the-other }
   *[name] La personne candidate a le même nom et le même pays que dans { the-other }
}
    .help = Vérifiez si plusieurs candidatures de la même personne sont permises.

summary-without-nomination = { $side ->
    [nomination] Aucune diapositive de la synthèse ne porte sur cette candidature
   *[slide] { $title ->
        [none] Aucune candidature n’a été trouvée pour la diapositive de la page { $page }
       *[other] Aucune candidature n’a été trouvée pour la diapositive « { $title } »
    }
}
    .help = Cherchez le fichier ou la diapositive qui manque ; une diapositive qui contient peu de mots peut rester sans correspondance.

## Configuration

waiver-unused = La dérogation à { $rule } (« { $reason } ») ne couvre rien
    .help = Supprimez-la, ou vérifiez que son chemin, sa candidature et son champ sont écrits comme dans le rapport.

waiver-expired = La dérogation à { $rule } (« { $reason } ») a pris fin le { $expiry }
    .help = Ce qu’elle couvrait compte de nouveau ; prolongez-la ou supprimez-la.

## Les mots du rapport

report-complete = complète
report-incomplete = incomplète
report-not-processed = non traité
report-unrecognised = non reconnu comme candidature
report-not-recognised = non reconnu
report-deck = présentation de synthèse
report-whole-file = tout le fichier
report-nomination = candidature
report-compendium = recueil de { $n } candidatures
report-pages = { $n ->
    [one] { $n } page
   *[other] { $n } pages
}
report-page = page { $page }
report-page-to = pages { $page } à { $last }
report-spot = à { $left } pt de la gauche, { $top } du haut
report-spot-from = commence à { $left } pt de la gauche, { $top } du haut
report-no-title = (sans titre)
report-error = erreur
report-warning = avertissement
report-note = note
report-waived = dérogation
report-until = jusqu’au { $expiry }
report-likely = probable
report-possible = peut-être mal lu
report-help = conseil :
report-errors = { $n ->
    [one] { $n } erreur
   *[other] { $n } erreurs
}
report-warnings = { $n ->
    [one] { $n } avertissement
   *[other] { $n } avertissements
}
report-notes = { $n ->
    [one] { $n } note
   *[other] { $n } notes
}
report-total-complete = { $n ->
    [one] { $n } complète
   *[other] { $n } complètes
}
report-total-incomplete = { $n ->
    [one] { $n } incomplète
   *[other] { $n } incomplètes
}
report-total-not-processed = { $n ->
    [one] { $n } fichier non traité
   *[other] { $n } fichiers non traités
}
report-total-ignored = { $n ->
    [one] { $n } autre fichier ignoré
   *[other] { $n } autres fichiers ignorés
}
report-total-failures = { $n ->
    [one] { $n } défaillance de l’outil
   *[other] { $n } défaillances de l’outil
}
report-total-waived = { $n ->
    [one] { $n } couvert par dérogation
   *[other] { $n } couverts par dérogation
}
report-total-known = { $n ->
    [one] { $n } déjà connu
   *[other] { $n } déjà connus
}
report-head-file = fichier
report-head-nomination = candidature
report-head-status = état
report-head-errors = erreurs
report-head-warnings = avertis.
report-head-wanting = manquant ou non conforme
report-field-additional = section ajoutée
report-field-title = titre
report-field-nominee = personne candidate
report-field-country = pays
report-field-telephone = téléphone
report-field-fax = télécopie
report-field-email = adresse électronique
report-total = { $n ->
    [one] { $n } candidature
   *[other] { $n } candidatures
} dans { $documents ->
    [one] { $documents } fichier
   *[other] { $documents } fichiers
}

## Les mots de la page HTML

report-html-title = Candidatures : ce qui s’y trouve et ce qui manque
report-html-nominations = Candidatures
report-html-others = Fichiers sans candidature
report-html-whole-file = Le fichier entier
report-html-footnotes = Notes de bas de page
report-html-unplaced = { $n ->
    [one] Un texte qui n’appartient à aucun champ
   *[other] { $n } textes qui n’appartiennent à aucun champ
}
report-html-left-out = { $n ->
    [one] Un texte qui n’est dans aucune réponse
   *[other] { $n } textes qui ne sont dans aucune réponse
}
report-html-left-artifact = marqué par le fichier comme élément de page
report-html-left-running-head = en-tête ou pied de page
report-html-left-page-number = numéro de page
report-html-left-line-number = numéro de ligne
report-html-left-fill-in-line = ligne à remplir
report-html-left-margin-note = citation en marge
report-html-left-drawing-label = légende d’un dessin
report-html-left-turned = texte écrit dans un autre sens
report-html-left-repeated-head = en-tête de tableau répété
report-html-left-sheet-ruler = lettres et numéros d’une feuille de calcul
report-html-left-contents = sommaire
report-html-left-guidance = texte du formulaire
report-html-left-portal-line = texte du portail
report-html-left-signature = signature visible
report-html-left-stamp = tampon
report-html-left-reviewer-mark = annotation de relecture
report-html-left-struck-out = barré
report-html-left-covered = recouvert par une forme
report-html-state-present = présent
report-html-state-missing = manquant
report-html-state-faulty = non conforme
report-html-state-absent = non indiqué
report-html-place = Page { $page } avec l’endroit marqué
report-html-picture = Page { $page } avec l’endroit marqué ; sélectionnez pour agrandir
report-html-no-picture-failed = Pas d’image : la page ne peut pas être dessinée.
report-html-no-picture-work = Pas d’image : dessiner la page prendrait trop de temps.
report-html-no-picture-enough = Pas d’image : ce fichier en a déjà autant qu’il peut en avoir.
report-html-substance = (change le fond de la candidature)
report-html-configuration = Configuration
report-html-matches = Diapositives et candidatures qu’elles résument
report-html-slide = diapositive
report-html-alike = ressemblance
report-html-about = Comment ce rapport a été fait
report-html-tool = outil
report-html-today = date à laquelle les dérogations sont comparées
report-html-forms = formulaires
report-html-data = données
report-html-rules-run = règles appliquées
report-html-rules-skipped = règles non appliquées
report-html-promise = « Complète » signifie que tout ce qui est exigé est présent et conforme ; ce sont des personnes qui jugent la qualité d’une candidature. Cette page contient des données personnelles et n’envoie aucune donnée.
report-html-large = L’endroit sur sa page
report-html-close = Fermer
report-html-by-status = État
report-html-by-severity = Gravité
report-html-by-rule = Règle
report-html-by-country = Pays
report-html-by-text = Titre, personne, adresse ou fichier
report-html-glance = En un coup d’œil
report-html-fields-failing = Champs les plus souvent en défaut
report-html-by-language = Par langue
report-html-original = Ouvrir le PDF
report-html-all = tout
report-html-no-country = (aucun)
report-html-status-other = aucun élément exigé
report-html-reset = Tout montrer
report-html-open = Tout ouvrir
report-html-shut = Tout fermer
report-html-print = Imprimer la vue d’ensemble
report-html-shown = { "{n}" } sur { "{of}" } affichées, { "{findings}" } constats
report-by-status = Par état
report-by-rule = Par règle
report-by-country = Par pays
report-worst = { $n ->
    [one] Le fichier avec des erreurs
   *[other] Les { $n } fichiers ayant le plus d’erreurs
}
report-left-out = { $n ->
    [one] un fichier est omis ; -v l’affiche
   *[other] { $n } fichiers sont omis ; -v les affiche
}
report-in-files = { $n ->
    [one] dans un fichier
   *[other] dans { $n } fichiers
}
report-more-rules = { $n ->
    [one] et une autre règle
   *[other] et { $n } autres règles
}
report-more-countries = { $n ->
    [one] et un autre pays
   *[other] et { $n } autres pays
}
report-no-country = sans pays
report-country-state = { $incomplete ->
    [0] complètes : { $complete }
   *[other] { $complete ->
        [0] incomplètes : { $incomplete }
       *[other] complètes : { $complete }, incomplètes : { $incomplete }
    }
}
report-more-annotations = { $n ->
    [one] { $n } fichier de plus ; le résumé de la tâche contient la liste complète
   *[other] { $n } fichiers de plus ; le résumé de la tâche contient la liste complète
}
report-more-files = { $n ->
    [one] { $n } fichier de plus n’a pas sa place ici ; un autre format, tel que csv, les contient tous.
   *[other] { $n } fichiers de plus n’ont pas leur place ici ; un autre format, tel que csv, les contient tous.
}

## Deux versions comparées

report-compare-title = Deux versions : ce qui est réglé, en suspens et modifié
report-compare-open = en suspens
report-compare-new = nouveau
report-compare-answered = réglé
report-compare-unasked = modifié sans demande
report-compare-earlier = version antérieure
report-compare-later = version ultérieure
report-compare-look = à regarder
report-compare-fine = rien en suspens
report-compare-pairs = { $n ->
    [one] { $n } candidature en deux versions
   *[other] { $n } candidatures en deux versions
}
report-compare-only-old = { $n } sans version ultérieure
report-compare-only-new = { $n } sans version antérieure
report-compare-n-open = { $n ->
    [one] { $n } point en suspens
   *[other] { $n } points en suspens
}
report-compare-n-new = { $n ->
    [one] { $n } point nouveau
   *[other] { $n } points nouveaux
}
report-compare-n-answered = { $n ->
    [one] { $n } point réglé
   *[other] { $n } points réglés
}
report-compare-n-unasked = { $n ->
    [one] { $n } modification qu’aucune lettre ne demandait
   *[other] { $n } modifications qu’aucune lettre ne demandait
}
report-compare-no-later = pas de version ultérieure
report-compare-no-earlier = pas de version antérieure
report-compare-same = le même fichier
report-compare-nothing = rien n’a changé
report-compare-now = maintenant : { $message }
report-compare-not-asked = dans aucune lettre
report-compare-changed-unasked = Modifié sans qu’une lettre le demande
report-compare-changed-asked = Modifié comme une lettre le demandait
report-compare-unplaced = Texte qui n’appartient à aucun champ
report-compare-by-bytes = rapprochées parce que les fichiers sont identiques
report-compare-by-nominee-and-title = rapprochées d’après la personne et le titre
report-compare-by-title = rapprochées d’après le titre
report-compare-by-nominee = rapprochées d’après la personne et le pays
report-compare-by-email = rapprochées d’après l’adresse électronique
report-compare-promise = « Réglé » signifie que le point ne se trouve plus dans la version ultérieure ; ce sont des personnes qui jugent la qualité de la réponse. Cette page contient des données personnelles et n’envoie aucune donnée.

## Lettres aux personnes candidates, et liste pour le service

report-letter-to = À : { $to }
report-letter-about = Objet : { $subject }
report-letter-no-address = { $phone ->
    [none] (aucune adresse dans la candidature)
   *[other] (aucune adresse dans la candidature ; téléphone { $phone })
}
report-letter-subject = { $title ->
    [none] Votre candidature : éléments manquants
   *[other] Votre candidature « { $title } » : éléments manquants
}
report-letter-greeting = { $form ->
    [call] { $name },
    [feminine] Madame,
    [masculine] Monsieur,
   *[other] Madame, Monsieur,
}
report-letter-opening = { $title ->
    [none] Nous vous remercions de votre candidature ({ $file }).
   *[other] Nous vous remercions de votre candidature « { $title } » ({ $file }).
} Pour la compléter, nous vous saurions gré de bien vouloir répondre aux points suivants :
report-letter-attached = Vous trouverez ci-joint une copie de votre PDF, où ces points sont signalés.
report-letter-copy = { $name } (annoté).pdf
report-letter-answer = Nous vous prions de répondre à ce message au plus tard le [date].
report-letter-merit = Ce message porte uniquement sur le caractère complet de la candidature. Il ne préjuge en rien de sa valeur.
report-letter-close = { $form ->
    [call] Veuillez agréer, { $name }, l’expression de notre haute considération.
    [feminine] Veuillez agréer, Madame, nos salutations distinguées.
    [masculine] Veuillez agréer, Monsieur, nos salutations distinguées.
   *[other] Veuillez agréer, Madame, Monsieur, nos salutations distinguées.
}
report-letter-sign = [nom et service]
report-date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }
report-letter-doubtful = { $phone ->
    [none] (l’adresse de la candidature est douteuse)
   *[other] (l’adresse de la candidature est douteuse ; téléphone { $phone })
}
report-letter-sender = [expéditeur de { $file }]
report-letter-answer-by = Nous vous prions de répondre à ce message au plus tard le { $date }.
report-letter-answer-soon = Nous vous prions de répondre à ce message dès que possible.
report-letter-answer-to = Nous vous prions d’adresser votre réponse à { $address }.
report-letter-reference = Notre référence : { $reference }
report-letter-unread-subject = Votre fichier { $file } : nous n’avons pas pu l’utiliser
report-letter-unread-opening = Nous vous remercions de votre message. Nous n’avons pas pu utiliser le fichier que vous avez envoyé ({ $file }) :
report-letter-received-subject = { $title ->
    [none] Nous avons bien reçu votre candidature
   *[other] Nous avons bien reçu votre candidature « { $title } »
}
report-letter-received-opening = { $title ->
    [none] Nous vous remercions de votre candidature ({ $file }).
   *[other] Nous vous remercions de votre candidature « { $title } » ({ $file }).
} Nous l’avons bien reçue, et rien de ce que le formulaire exige ne manque.
report-officer-today = Aujourd’hui
report-drafts = { $n ->
    [one] { $n } projet à relire et à envoyer
   *[other] { $n } projets à relire et à envoyer
}
report-officer-drafts-today = Projets à lire et à envoyer
report-officer-read = Ce qui a été lu sur des documents numérisés
report-officer-read-why = Un logiciel l’a reconnu sur des images, et certaines lettres peuvent être erronées. Comparez-le avec l’image avant de vous en servir.
report-officer-title = Lettres, et ce qui reste à traiter
report-officer-no-letters = Il n’y a rien à demander aux personnes candidates.
report-officer-drafts = Ce sont des projets ; rien n’a été envoyé. Lisez chaque projet et remplissez ce qui est entre [crochets].
report-officer-letter = projet
report-officer-covered = traité dans { $letter }
report-officer-to = à
report-officer-points = points
report-officer-rest = À traiter par le service
report-officer-rest-why = Aucune lettre ne porte sur ces points : ils touchent à la valeur de la candidature, ne sont pas certains, n’exigent rien de la personne candidate, ou la personne à qui écrire n’est pas unique.
report-officer-ready = Ce sont des projets ; rien n’a été envoyé. Lisez chaque projet avant de l’envoyer.
report-officer-kept = modifié et conservé
report-officer-outdated = modifié et dépassé : ce qu’il demande a changé
report-officer-unneeded = Projets modifiés devenus inutiles
report-officer-acknowledgement = accusé de réception
report-officer-unread = fichier qui n’a pas pu être lu
report-officer-without = Candidatures incomplètes et fichiers non lus sans lettre
report-officer-why = motif
report-officer-why-substance = ce qui manque touche à la valeur de la candidature
report-officer-why-unsure = ce qui a été trouvé n’est pas assez certain pour être demandé
report-officer-why-nobody = rien de ce qui a été trouvé ne peut être demandé à la personne candidate
report-officer-why-known = tout était déjà connu (référence)
report-officer-why-version = il existe une autre version : { $file }
report-substance = de fond

## Copies de lecture

report-copies-removed = Retiré des copies
report-copies-removed-why = Pour le service uniquement : ne transmettez pas cette liste. Les noms et indications ci-dessous ont été retirés, avec le nombre d’endroits ; ce qui ne figure pas dans la fiche peut rester dans une copie. Lisez chaque copie avant de la transmettre.
report-copies-not-anonymised = non anonymisée : elle contient trop de noms ; aucune copie n’a été écrite
report-copies-outdated = modifiée et dépassée : la candidature a changé

## Le classeur

report-sheet-overview = vue d’ensemble
report-sheet-findings = constats
report-sheet-records = fiches
report-column-title = titre
report-column-country = pays
report-column-notes = notes
report-column-record = fiche
report-column-page = page
report-column-severity = gravité
report-column-message = problème constaté
report-column-help = que faire
report-column-excerpt = texte
report-column-rule = règle
report-column-certainty = certitude
report-column-cure = correction
report-column-field = champ
report-column-pages = pages
report-column-language = langue
report-column-function = fonction
report-column-organisation = organisation
report-column-code = code
report-column-left-out = { $n ->
    [one] { $n } constat ne tient pas dans ce classeur
   *[other] { $n } constats ne tiennent pas dans ce classeur
}

## Le registre

report-ledger-received = reçu
report-ledger-asked = compléments demandés
report-ledger-answered = réponse reçue
report-ledger-complete = complet
report-ledger-withdrawn = retiré
report-ledger-duplicate = doublon
report-ledger-cases = { $n ->
    [one] un dossier
   *[other] { $n } dossiers
}
report-ledger-without = { $n ->
    [one] un fichier sans candidature
   *[other] { $n } fichiers sans candidature
}
report-ledger-noted = { $n ->
    [0] Rien à noter : aucune lettre n’est en attente.
    [one] Noté pour un dossier.
   *[other] Noté pour { $n } dossiers.
}
report-ledger-asked-on = demandé le { $day }
report-ledger-due-on = réponse attendue au plus tard le { $day }
report-ledger-files = Fichiers
report-ledger-points = Points en suspens
report-ledger-history = Historique
report-ledger-event-status = état :
report-ledger-event-version = autre version :
report-ledger-event-asked = lettre envoyée
report-ledger-event-acknowledged = accusé de réception envoyé
report-ledger-event-note = note :
report-ledger-event-decision = décision :
report-ledger-event-waiver = dérogation :
report-ledger-due-overdue = Le délai de réponse est dépassé ({ $n })
report-ledger-due-answered = Une nouvelle version est arrivée, mais il manque encore quelque chose ({ $n })
report-ledger-due-to-ask = Une lettre peut être envoyée ({ $n })
report-ledger-due-look = Il manque quelque chose qu’aucune lettre ne demande : à examiner ({ $n })
report-ledger-due-acknowledge = Complet, sans accusé de réception ({ $n })
report-ledger-due-waiting = En attente de réponse ({ $n })
report-ledger-due-nothing = Rien à faire aujourd’hui.
report-ledger-statistics = Candidatures reçues : statistiques
report-ledger-over-time = Évolution
report-ledger-over-time-picture = { $n ->
    [one] Dossiers par état, un jour ; les nombres sont dans le tableau ci-dessous
   *[other] Dossiers par état sur { $n } jours ; les nombres sont dans le tableau ci-dessous
}
report-ledger-as-table = Les mêmes données en tableau
report-ledger-by-region = Par région
report-ledger-by-language = Par langue
report-ledger-region = région
report-ledger-day = jour
report-ledger-total = total
report-ledger-first = dans la première version
report-ledger-now = maintenant
report-region-africa = Afrique
report-region-latin-america = Amérique latine et Caraïbes
report-region-northern-america = Amérique septentrionale
report-region-asia = Asie
report-region-europe = Europe
report-region-oceania = Océanie
report-officer-why-asked = { $due ->
    [none] demandé le { $asked } (dossier { $case })
   *[other] demandé le { $asked }, réponse attendue au plus tard le { $due } (dossier { $case })
}
report-officer-why-closed = { $status } (dossier { $case })
