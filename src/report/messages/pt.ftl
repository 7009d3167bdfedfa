# Mensagens em português. Uma mensagem por código de regra, com a sua ajuda; os argumentos são os dos exemplos da regra.

## Partes

the-section = { $number ->
    [none] a secção “{ $title }”
   *[other] a secção { $number } (“{ $title }”)
}
The-section = { $number ->
    [none] A secção “{ $title }”
   *[other] A secção { $number } (“{ $title }”)
}
the-other = { $other_label ->
    [none] { $other }
   *[other] { $other } ({ $other_label })
}
the-pages = { $pages_count ->
    [one] a página { $pages }
   *[other] as páginas { $pages }
}
look-first = { $candidates_count ->
    [0] Veja primeiro o lugar assinalado
    [one] Veja primeiro o título ou a linha que mais se aproxima (“{ $candidates }”)
   *[other] Veja primeiro os títulos ou linhas que mais se aproximam (“{ $candidates }”)
}
unit-max = { $unit ->
    [bytes] { $max_mb } MB
    [pages] { $max } páginas
    [decompressed-bytes] { $max_mb } MB de dados descomprimidos
    [operators] { $max_grouped } operadores de desenho
    [glyphs] { $max_grouped } caracteres
    [characters] { $max_grouped } caracteres de texto
    [comparisons] { $max_grouped } comparações da paginação
    [shapes] { $max_grouped } linhas ou superfícies pintadas numa página
   *[other] { $max } { $unit }
}

evidence-affiliation = afiliação
evidence-telephone = código do país no telefone
evidence-email = domínio do e-mail

language-ar = árabe
language-bn = bengali
language-de = alemão
language-en = inglês
language-es = espanhol
language-fr = francês
language-hi = hindi
language-id = indonésio
language-it = italiano
language-ja = japonês
language-ko = coreano
language-nl = neerlandês
language-pl = polonês
language-pt = português
language-ru = russo
language-sw = suaíli
language-tr = turco
language-uk = ucraniano
language-vi = vietnamita
language-zh = chinês

## Documento

file-not-readable = { $reason ->
    [empty] O documento está vazio
    [not-a-pdf] { $what ->
        [none] O documento não é um PDF
       *[other] O documento não é um PDF, mas do tipo { $what }
    }
    [no-pages] O documento não tem páginas
    [xfa-shell] O documento é um formulário XFA: a sua página apenas pede que se use outro programa, e as respostas não podem ser lidas
   *[damaged] O documento está danificado e não pode ser lido
}
    .help = { $reason ->
        [not-a-pdf] Peça o documento gravado ou exportado como PDF; não basta mudar a extensão do nome.
        [xfa-shell] Peça que o formulário seja aberto no Adobe Reader e impresso em PDF.
       *[other] Peça o documento de novo.
    }
    .letter = { $reason ->
        [empty] O documento está vazio. Pedimos que o envie de novo.
        [not-a-pdf] O documento não é um PDF. Pedimos que o grave ou exporte como PDF e o envie de novo; não basta mudar a extensão do nome.
        [no-pages] O documento não tem páginas. Pedimos que o envie de novo.
        [xfa-shell] O documento só pode ser lido no Adobe Reader. Pedimos que abra o formulário nesse programa, o imprima em PDF e nos envie esse documento.
       *[damaged] O documento está danificado e não pode ser lido. Pedimos que o envie de novo.
    }

submission-not-read = { $shape ->
    [document] O documento não é um PDF, mas um documento de outro programa ({ $what }), e não foi lido
    [picture] O documento não é um PDF, mas uma imagem ({ $what }), e não foi lido
    [archive] O documento é um pacote compactado, e o seu conteúdo não foi lido
   *[other] O documento não é um PDF e não foi lido
}
    .help = { $shape ->
        [archive] Verifique o próprio pacote ou peça a candidatura em PDF.
       *[other] Peça o documento em PDF, ou deixe-o de fora se não pertencer a nenhuma candidatura.
    }
    .letter = { $shape ->
        [picture] O documento é uma imagem, e só podemos ler documentos PDF. Pedimos que envie o formulário em PDF.
        [archive] O documento é um pacote compactado, e só podemos ler documentos PDF. Pedimos que envie o seu conteúdo em PDF.
       *[other] O documento não é um PDF, e só podemos ler documentos PDF. Pedimos que o grave ou exporte como PDF e o envie de novo.
    }

file-encrypted = O documento está protegido por uma senha
    .help = Indique a senha ou peça o documento sem ela.
    .letter = O documento está protegido por uma senha e não podemos lê-lo. Pedimos que o envie sem senha.

file-over-limit = { $n ->
    [none] Ler o documento exige mais trabalho do que se admite ({ unit-max })
   *[other] { $unit ->
        [bytes] O documento tem { $n_mb } MB; são admitidos até { unit-max }
        [pages] O documento tem { $n } páginas; são admitidas até { unit-max }
       *[other] Ler o documento exige mais trabalho do que se admite ({ unit-max })
    }
}
    .help = Peça um documento menor ou aumente o limite para esta verificação.
    .letter = { $unit ->
        [bytes] O documento é maior do que podemos aceitar (no máximo, { unit-max }). Pedimos que envie um menor.
        [pages] O documento tem mais páginas do que podemos aceitar (no máximo, { unit-max }). Pedimos que envie um mais curto.
       *[other] O documento é complexo demais para que o nosso sistema o leia por inteiro. Pedimos que o grave outra vez como PDF, de forma mais simples, e o envie de novo.
    }

file-damaged = { $lost ->
    [none] O documento estava danificado e foi reparado; nada se perdeu
    [maybe] O documento está danificado; pode faltar texto
   *[page] { $pages_count ->
        [0] O documento está danificado; perdeu-se ao menos uma página
        [one] O documento está danificado; perdeu-se { the-pages }
       *[other] O documento está danificado; perderam-se { the-pages }
    }
}
    .help = { $lost ->
        [none] Não é preciso fazer nada.
       *[other] Peça o documento de novo e não peça secções em falta antes de o ter recebido.
    }
    .letter = { $lost ->
        [none] O documento chegou danificado. Pedimos que o envie novamente, para termos a certeza de que nada falta.
       *[other] O documento chegou danificado e pode faltar texto. Pedimos que o envie novamente.
    }

no-text-layer = { $reason ->
    [blank] Todas as páginas estão em branco
    [outlines] { $all ->
        [yes] Nenhuma página tem texto legível por máquina: todas as letras estão desenhadas como curvas
       *[no] { $pages_count ->
            [one] A página { $pages } não tem texto legível por máquina: as suas letras estão desenhadas como curvas
           *[other] As páginas { $pages } não têm texto legível por máquina: as suas letras estão desenhadas como curvas
        }
    }
   *[scanned] { $all ->
        [yes] O documento foi digitalizado: as suas páginas são imagens sem texto
       *[no] { $pages_count ->
            [one] A página { $pages } é uma imagem sem texto
           *[other] As páginas { $pages } são imagens sem texto
        }
    }
}
    .help = { $reason ->
        [blank] Peça o documento de novo.
       *[other] { $ocr ->
            [missing] Peça o documento tal como saiu do processador de texto; o que está nessas páginas não foi verificado. Para que este computador leia documentos digitalizados, instale o Tesseract (“apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-por”).
            [nothing] Veja a página: nenhuma palavra foi encontrada nela, e pode ser o verso em branco de uma folha.
           *[other] Peça o documento tal como saiu do processador de texto; o que está nessas páginas não foi verificado.
        }
    }
    .letter = { $reason ->
        [blank] Todas as páginas do documento estão em branco. Pedimos que o envie novamente.
       *[other] { $all ->
            [yes] As páginas do documento não contêm texto que o nosso sistema consiga ler; podem ser imagens de texto. Pedimos que envie o documento tal como saiu do seu processador de texto, gravado como PDF.
           *[no] { $pages_count ->
                [one] A página { $pages } do documento não contém texto que o nosso sistema consiga ler; pode ser uma imagem de texto. Pedimos que envie o documento tal como saiu do seu processador de texto, gravado como PDF.
               *[other] As páginas { $pages } do documento não contêm texto que o nosso sistema consiga ler; podem ser imagens de texto. Pedimos que envie o documento tal como saiu do seu processador de texto, gravado como PDF.
            }
        }
    }

text-garbled = { $pages_count ->
    [one] O texto da página { $pages } não é legível por máquina
   *[other] O texto das páginas { $pages } não é legível por máquina
}
    .help = Peça que o documento seja exportado de novo com as fontes incorporadas; o que está nessas páginas não foi verificado.
    .letter = { $pages_count ->
        [one] Não conseguimos ler o texto da página { $pages }. Pedimos que grave novamente o documento como PDF, com as fontes incorporadas, e que o envie.
       *[other] Não conseguimos ler o texto das páginas { $pages }. Pedimos que grave novamente o documento como PDF, com as fontes incorporadas, e que o envie.
    }

read-by-ocr = { $pages_count ->
    [one] O texto da página { $pages } foi reconhecido numa imagem da página
   *[other] O texto das páginas { $pages } foi reconhecido em imagens das páginas
}
    .help = Compare cada observação com a página antes de pedir algo: o texto reconhecido tem erros próprios.

page-missing = { $printed_count ->
    [one] Falta a página { $printed }, segundo a numeração impressa
   *[other] Faltam as páginas { $printed }, segundo a numeração impressa
}
    .help = Peça o documento completo, e não peça secções em falta antes de o ter recebido.
    .letter = { $printed_count ->
        [one] Segundo a numeração impressa, falta no documento a página { $printed }. Pedimos que o envie novamente, completo.
       *[other] Segundo a numeração impressa, faltam no documento as páginas { $printed }. Pedimos que o envie novamente, completo.
    }

pages-out-of-order = { $restored ->
    [yes] As páginas do documento não seguem a ordem da numeração impressa (páginas { $pages }); foram lidas na ordem impressa
   *[no] As páginas do documento não seguem a ordem da numeração impressa (páginas { $pages })
}
    .help = { $restored ->
        [yes] Ponha as páginas em ordem antes de encaminhar o documento.
       *[no] A ordem certa não está clara e as páginas foram lidas como estão; ponha-as em ordem e verifique o documento de novo.
    }

pages-repeated = { $pages_count ->
    [one] A página { $pages } do documento repete a página { $of }; foi lida uma só vez
   *[other] As páginas { $pages } do documento repetem as páginas { $of }; foram lidas uma só vez
}
    .help = Verifique se falta outra página no lugar delas; caso contrário, não é preciso fazer nada.

hidden-text = A página { $page } contém texto invisível: “{ $quote }”
    .help = Leia o texto e decida se importa; não faz parte da ficha.

text-struck-out = { $by ->
    [annotation] A página { $page } contém texto riscado com uma anotação: “{ $quote }”
   *[line] A página { $page } contém texto riscado: “{ $quote }”
}
    .help = { $by ->
        [annotation] Veja a página; o texto continua na ficha.
       *[line] Veja a página; o texto não faz parte da ficha.
    }

active-content = { $kind ->
    [launch] { $n ->
        [one] O documento contém uma ação que inicia um programa
       *[other] O documento contém { $n } ações que iniciam programas
    }
    [open-script] { $n ->
        [one] O documento contém um script que é executado ao abrir
       *[other] O documento contém { $n } scripts que são executados ao abrir
    }
    [field-script] { $n ->
        [one] O documento contém um script que formata um campo do formulário
       *[other] O documento contém { $n } scripts que formatam campos do formulário
    }
   *[attachment] { $n ->
        [one] Há um anexo dentro do documento
       *[other] Há { $n } anexos dentro do documento
    }
}
    .help = { $kind ->
        [field-script] Não é preciso fazer nada.
        [attachment] Verifique se o anexo faz parte da candidatura; não foi lido.
       *[other] Não encaminhe o documento; peça uma cópia feita com “Imprimir em PDF”.
    }
    .letter = { $kind ->
        [launch] O documento iniciaria um programa nos nossos computadores, pelo que não o podemos encaminhar. Pedimos que envie uma cópia feita com “Imprimir em PDF”.
        [field-script] O documento contém scripts, que não podemos aceitar. Pedimos que envie uma cópia feita com “Imprimir em PDF”.
        [attachment] O documento traz um anexo, que não podemos ler. Pedimos que envie num só documento o que faz parte da candidatura.
       *[other] O documento contém um script que é executado automaticamente, pelo que não o podemos encaminhar. Pedimos que envie uma cópia feita com “Imprimir em PDF”.
    }

answers-in-widgets = { $n ->
    [one] Uma resposta foi lida de um campo ou comentário, não da página
   *[other] { $n } respostas foram lidas de campos ou comentários, não da página
}
    .help = Não é preciso fazer nada, mas essas respostas podem faltar na cópia impressa.

not-this-form = { $found ->
    [0] O documento não é uma candidatura neste formulário: nenhum dos { $total } títulos do formulário foi encontrado
   *[other] { $by ->
        [titles] O documento tem { $found } dos { $total } títulos de secção do formulário, mas não o título pelo qual o formulário é reconhecido
       *[headings] O documento não parece ser uma candidatura neste formulário: títulos encontrados, { $found } de { $total }
    }
}
    .help = { $by ->
        [titles] Verifique se se trata de outra versão do formulário ou de outro idioma: “recognise”, na definição do formulário, indica esse título.
       *[headings] Verifique se foi enviado o documento certo; se foi, peça a candidatura com os títulos do formulário.
    }
    .letter = O documento não parece ser uma candidatura no nosso formulário. Pedimos que verifique se enviou o documento certo; se for o caso, pedimos que envie novamente a candidatura com os títulos do formulário.

blank-form = { $pages_count ->
    [one] O formulário da página { $pages } não tem nenhuma resposta
   *[other] O formulário das páginas { $pages } não tem nenhuma resposta
}
    .help = { $alone ->
        [yes] Peça o formulário preenchido.
       *[no] Não é preciso fazer nada: um formulário em branco não é uma candidatura.
    }
    .letter = O formulário não tem respostas. Pedimos que envie o formulário preenchido.

summary-deck = { $slides ->
    [one] O documento é uma apresentação de resumo com um slide
   *[other] O documento é uma apresentação de resumo com { $slides } slides
}
    .help = Não é preciso fazer nada; os slides são comparados com as candidaturas.

several-nominations = { $n ->
    [one] O documento contém uma candidatura
   *[other] O documento contém { $n } candidaturas, que começam nas páginas { $pages }
}
    .help = Não é preciso fazer nada se for um compêndio; cada candidatura é verificada separadamente.

too-many-pages = { $of ->
    [group] “{ $title }” ocupa { $pages } páginas; são permitidas no máximo { $max }
   *[nomination] A candidatura tem { $pages } páginas; são permitidas no máximo { $max }
}
    .help = Veja se há anexos entre as páginas; se não, peça uma candidatura dentro do limite.
    .letter = { $of ->
        [group] “{ $title }” ocupa { $pages } páginas; são permitidas no máximo { $max }. Pedimos que envie essa parte dentro desse limite.
       *[nomination] A candidatura tem { $pages } páginas; são permitidas no máximo { $max }. Pedimos que a envie dentro desse limite.
    }

language-not-accepted = O texto está em { $lang }, idioma que esta chamada não aceita
    .help = Peça a candidatura num dos idiomas admitidos: { $list }.
    .letter = A candidatura está em { $lang }, idioma que esta chamada não aceita. Pedimos que a envie num destes idiomas: { $list }.

text-not-placed = { $share }% do texto não pertence a nenhum campo do formulário
    .help = Veja o texto assinalado: pode ser a resposta a uma secção indicada como em falta.

text-set-aside = A página { $page } contém texto que não está em nenhuma resposta porque se assemelha a { $role ->
        [contents] um índice
        [drawing_label] rótulos de um desenho
        [margin_note] uma citação à margem
        [portal_line] texto de um portal
        [stamp] um carimbo
       *[turned] uma nota escrita noutro sentido
    }: “{ $quote }”
    .help = Veja a página: o texto pode fazer parte de uma resposta.

## Cabeçalho

title-missing = { $certainty ->
    [definite] Falta o título da candidatura
   *[other] O título da candidatura não foi encontrado
}
    .help = { look-first }; se não houver título, peça um.
    .letter = Falta o título da candidatura. Pedimos que o envie.

nominee-missing = { $certainty ->
    [definite] Falta o nome da pessoa candidata
   *[other] O nome da pessoa candidata não foi encontrado
}
    .help = { look-first }; se ninguém for nomeado, peça nome, cargo e organização da pessoa candidata.
    .letter = A candidatura não indica quem é a pessoa candidata. Pedimos que envie o nome, o cargo e a organização da pessoa candidata.

nominee-without-affiliation = A pessoa candidata “{ $value }” consta sem cargo e sem organização
    .help = Peça o cargo e a organização da pessoa candidata.
    .letter = A pessoa candidata consta sem cargo e sem organização. Pedimos que envie ambos os dados.

country-missing = { $guess ->
    [none] { $certainty ->
        [definite] Falta o país
       *[other] O país não foi encontrado
    }
   *[other] { $certainty ->
        [definite] Falta o país; pode ser { $guess }
       *[other] O país não foi encontrado; pode ser { $guess }
    }
}
    .help = { $guess ->
        [none] { look-first }; se não houver país, peça-o.
       *[other] Peça o país ou a confirmação de que é { $guess } (indícios: { $evidence }).
    }
    .letter = Falta o país. Pedimos que indique de que país se trata.

country-unknown = “{ $value }” não é o nome de um país
    .help = { $guess ->
        [none] Peça o nome do país.
       *[other] Peça o nome do país ou a confirmação de que se trata de { $guess }.
    }
    .letter = Não conseguimos determinar que país se indica com “{ $value }”. Pedimos que indique o nome do país.

country-conflict = O país indicado é { $a }, mas outros dados apontam para { $b }
    .help = Pergunte de que país se trata; indícios de { $b }: { $evidence }.
    .letter = O país indicado é { $a }, mas outros dados apontam para { $b }. Pedimos que indique de que país se trata.

country-not-eligible = { $value } não está entre os países a que esta chamada é aberta
    .help = Verifique se o país foi lido corretamente.

telephone-missing = { $certainty ->
    [definite] Falta o número de telefone
   *[other] O número de telefone não foi encontrado
}
    .help = { look-first }; se não houver número, peça um com o código do país.
    .letter = Falta o número de telefone. Pedimos que o envie com o código do país.

telephone-malformed = { $why ->
    [letters] “{ $value }” não é um número de telefone: tem letras
    [no-digits] “{ $value }” não é um número de telefone: não tem algarismos
    [too-short] “{ $value }” é curto demais para um número de telefone
   *[too-long] “{ $value }” é longo demais para um número de telefone
}
    .help = { $like ->
        [contact] Veja a página, cujo texto foi lido numa imagem: entre os contactos figura “{ $other }”, que provavelmente é o mesmo.
       *[other] Peça o número com o código do país.
    }
    .letter = Não pudemos utilizar “{ $value }” como número de telefone. Pedimos que envie o número com o código do país.

telephone-not-in-plan = { $why ->
    [grouping] Os algarismos de “{ $value }” não se agrupam assim em nenhum país: pode faltar um algarismo
   *[not-in-plan] “{ $value }” não é um número do plano de numeração do seu país
}
    .help = { $like ->
        [contact] Veja a página, cujo texto foi lido numa imagem: entre os contactos figura “{ $other }”, que provavelmente é o mesmo.
       *[other] Peça o número de novo ou teste-o: os planos de numeração mudam.
    }
    .letter = Não temos a certeza de que o número de telefone “{ $value }” esteja correto. Pedimos que o verifique e o envie com o código do país.

fax-malformed = { $why ->
    [letters] “{ $value }” não é um número de fax: tem letras
    [no-digits] “{ $value }” não é um número de fax: não tem algarismos
    [too-short] “{ $value }” é curto demais para um número de fax
    [too-long] “{ $value }” é longo demais para um número de fax
    [grouping] Os algarismos do número de fax “{ $value }” não se agrupam assim em nenhum país
   *[not-in-plan] O número de fax “{ $value }” não consta do plano de numeração do seu país
}
    .help = Não é preciso fazer nada: o fax não é obrigatório.

email-missing = { $certainty ->
    [definite] Falta o endereço de e-mail
   *[other] O endereço de e-mail não foi encontrado
}
    .help = { look-first }; se não houver endereço, peça um.
    .letter = Falta o endereço de e-mail. Pedimos que o envie.

email-malformed = { $why ->
    [no-sign] “{ $value }” não é um endereço de e-mail: falta a arroba (@)
    [spelt-sign] “{ $value }” não é um endereço de e-mail: a arroba (@) está escrita por extenso
    [two-signs] “{ $value }” não é um endereço de e-mail: tem mais de uma arroba (@)
    [space] “{ $value }” não é um endereço de e-mail: contém um espaço
    [comma] “{ $value }” não é um endereço de e-mail: tem uma vírgula onde deveria estar um ponto
    [no-ending] “{ $value }” não é um endereço de e-mail: falta ao domínio uma terminação como “.org”
    [ending] “{ $value }” não é um endereço de e-mail: não existe a terminação “.{ $ending }”
    [unreadable] O endereço de e-mail “{ $value }” tem letras que nenhum programa consegue ler
   *[signs] “{ $value }” não é um endereço de e-mail: tem sinais que um endereço não admite
}
    .help = { $like ->
        [contact] Veja a página, cujo texto foi lido numa imagem: entre os contactos figura “{ $other }”, que provavelmente é o mesmo.
       *[other] { $why ->
            [unreadable] Veja a página: lá o endereço pode estar correto.
           *[other] Peça o endereço.
        }
    }
    .letter = { $why ->
        [comma] O endereço de e-mail “{ $value }” tem uma vírgula onde deveria estar um ponto. Pedimos que envie o endereço novamente.
        [ending] O endereço de e-mail “{ $value }” não pode estar correto, pois não existe a terminação “.{ $ending }”. Pedimos que envie o endereço novamente.
       *[other] Não pudemos utilizar “{ $value }” como endereço de e-mail. Pedimos que envie o endereço novamente.
    }

email-suspicious = { $why ->
    [reserved] O endereço “{ $value }” é de um domínio reservado para exemplos
    [throw-away] O endereço “{ $value }” é de um serviço de endereços descartáveis
    [two-alphabets] O endereço “{ $value }” mistura letras parecidas de dois alfabetos
    [space] O endereço “{ $value }” contém um espaço: a palavra anterior pode fazer parte dele
   *[near-miss] O endereço “{ $value }” pode ter um erro de escrita: { $guess } é um domínio conhecido
}
    .help = { $why ->
        [near-miss] Pergunte se se trata de { $guess }.
        [two-alphabets] Peça o endereço novamente, escrito num só teclado; não escreva para este.
        [space] Veja a página: um traço inferior (_) não se vê num endereço sublinhado.
       *[other] Peça um endereço permanente ou permita o domínio na configuração.
    }
    .letter = { $why ->
        [near-miss] O endereço de e-mail “{ $value }” pode ter um erro de escrita ({ $guess } é um domínio conhecido). Pedimos que o verifique.
        [space] O endereço de e-mail “{ $value }” contém um espaço. Pedimos que o verifique.
        [two-alphabets] O endereço de e-mail “{ $value }” mistura letras de dois alfabetos. Pedimos que o escreva novamente num só teclado.
       *[other] Não podemos utilizar o endereço de e-mail “{ $value }”. Pedimos que envie um endereço permanente.
    }

field-missing = { $certainty ->
    [definite] Falta “{ $title }”
   *[other] “{ $title }” não foi encontrado
}
    .help = { look-first }; se não constar, peça esse dado.
    .letter = Falta “{ $title }”. Pedimos que envie esse dado.

field-repeated = “{ $title }” consta { $n } vezes com valores diferentes
    .help = Pergunte qual é o valor correto.
    .letter = “{ $title }” consta { $n } vezes com valores diferentes. Pedimos que indique qual é o correto.

field-too-long = { $unit ->
    [characters] “{ $title }” tem { $characters } caracteres; são permitidos no máximo { $max }
   *[words] “{ $title }” tem { $words } palavras; são permitidas no máximo { $max }
}
    .help = Peça um texto dentro do limite.
    .letter = { $unit ->
        [characters] “{ $title }” tem { $characters } caracteres; são permitidos no máximo { $max }. Pedimos que envie um texto dentro desse limite.
       *[words] “{ $title }” tem { $words } palavras; são permitidas no máximo { $max }. Pedimos que envie um texto dentro desse limite.
    }

field-too-short = { $unit ->
    [characters] “{ $title }” tem { $characters } caracteres; esperam-se ao menos { $min }
   *[words] { $words ->
        [one] “{ $title }” tem { $words } palavra; esperam-se ao menos { $min }
       *[other] “{ $title }” tem { $words } palavras; esperam-se ao menos { $min }
    }
}
    .help = Veja se a página mostra mais; se não, peça mais onde a chamada permitir.

choice-none = Nenhuma opção está assinalada em “{ $title }”
    .help = Verifique se foi assinalada à mão; caso contrário, peça a resposta.
    .letter = Não encontramos nenhuma opção assinalada em “{ $title }”. Pedimos que nos indique a resposta.

choice-too-many = Em “{ $title }” há { $chosen } opções assinaladas; são permitidas no máximo { $most }
    .help = Pergunte qual é a escolha.
    .letter = Em “{ $title }” há { $chosen } opções assinaladas; são permitidas no máximo { $most }. Pedimos que nos indique a sua escolha.

choice-unspecified = Em “{ $title }” está assinalado “{ $option }”, sem nada escrito a seguir
    .help = Veja se algo foi escrito à mão; se não, pergunte o que se quis dizer.
    .letter = Em “{ $title }” está assinalado “{ $option }”, sem nada escrito a seguir. Pedimos que o especifique.

cell-empty = A linha { $row } não tem “{ $title }”
    .help = Veja se o dado está em outra coluna; se não, peça-o.
    .letter = A linha { $row } não tem “{ $title }”. Pedimos que o envie.

too-few = { $found ->
    [one] “{ $title }” tem uma linha; pedem-se ao menos { $min }
   *[other] “{ $title }” tem { $found } linhas; pedem-se ao menos { $min }
}
    .help = Veja se alguma linha foi preenchida à mão; se não, peça o resto.
    .letter = { $found ->
        [one] “{ $title }” tem uma linha; pedem-se ao menos { $min }. Pedimos que envie o resto.
       *[other] “{ $title }” tem { $found } linhas; pedem-se ao menos { $min }. Pedimos que envie o resto.
    }

too-many = { $of ->
    [group] “{ $title }” aparece { $found } vezes; são permitidas no máximo { $max }
   *[table] { $found ->
        [one] “{ $title }” tem uma linha; são permitidas no máximo { $max }
       *[other] “{ $title }” tem { $found } linhas; são permitidas no máximo { $max }
    }
}
    .help = Pergunte quais valem.
    .letter = { $of ->
        [group] “{ $title }” aparece { $found } vezes; são permitidas no máximo { $max }. Pedimos que nos indique quais valem.
       *[table] { $found ->
            [one] “{ $title }” tem uma linha; são permitidas no máximo { $max }. Pedimos que nos indique quais valem.
           *[other] “{ $title }” tem { $found } linhas; são permitidas no máximo { $max }. Pedimos que nos indique quais valem.
        }
    }

sum-wrong = O total “{ $value }” em “{ $title }” não é a soma das suas linhas, que é { $sum }
    .help = Pergunte qual valor está certo.
    .letter = O total “{ $value }” em “{ $title }” não é a soma das suas linhas, que é { $sum }. Pedimos que nos indique qual valor está certo.

not-signed = { $certainty ->
    [definite] “{ $title }” não está assinado
   *[other] Não se encontrou assinatura em “{ $title }”
}
    .help = Veja a página, também quanto a uma assinatura à mão; se ninguém assinou, peça uma cópia assinada.
    .letter = Não encontramos assinatura em “{ $title }”. Pedimos que nos envie uma cópia assinada.

attachment-missing = “{ $title }” não foi encontrado no que foi enviado
    .help = Veja entre os documentos que vieram com o formulário; se não constar, peça-o.
    .letter = Não encontramos “{ $title }” no que nos enviou. Pedimos que o envie.

value-malformed = { $what ->
    [email] “{ $value }” em “{ $title }” não é um endereço de e-mail
    [telephone] “{ $value }” em “{ $title }” não é um número de telefone
    [country] “{ $value }” em “{ $title }” não é um país
    [number] “{ $value }” em “{ $title }” não contém número
    [whole-number] “{ $value }” em “{ $title }” não é um número inteiro
    [amount] “{ $value }” em “{ $title }” não contém valor
    [currency] “{ $value }” em “{ $title }” não indica a moeda
    [date] “{ $value }” em “{ $title }” não contém data
    [period] “{ $value }” em “{ $title }” não indica início e fim
    [url] “{ $value }” em “{ $title }” não é um endereço web
    [check-digit] “{ $value }” em “{ $title }” não condiz com o seu dígito verificador: pode haver um caractere errado
   *[identifier] “{ $value }” em “{ $title }” não está escrito como o formulário pede
}
    .help = Peça o dado como o formulário o pede.
    .letter = { $what ->
        [email] “{ $value }” em “{ $title }” não é um endereço de e-mail. Pedimos que nos envie o dado certo.
        [telephone] “{ $value }” em “{ $title }” não é um número de telefone. Pedimos que nos envie o dado certo.
        [country] “{ $value }” em “{ $title }” não é um país. Pedimos que nos envie o dado certo.
        [number] Em “{ $title }” pede-se um número; recebemos “{ $value }”. Pedimos que envie o número.
        [whole-number] Em “{ $title }” pede-se um número inteiro; recebemos “{ $value }”. Pedimos que o envie.
        [amount] Em “{ $title }” pede-se um valor em algarismos; recebemos “{ $value }”. Pedimos que o envie com a moeda.
        [currency] Falta a moeda em “{ $title }”: “{ $value }”. Pedimos que a indique.
        [date] Em “{ $title }” pede-se uma data; recebemos “{ $value }”. Pedimos que envie a data.
        [period] Em “{ $title }” pedem-se início e fim; recebemos “{ $value }”. Pedimos que envie ambos.
        [url] “{ $value }” em “{ $title }” não pode ser aberto como endereço web. Pedimos que envie o endereço completo.
        [check-digit] “{ $value }” em “{ $title }” parece ter um caractere errado. Pedimos que o verifique e o envie de novo.
       *[identifier] “{ $value }” em “{ $title }” não está escrito como o formulário pede. Pedimos que o verifique e o envie de novo.
    }

value-out-of-range = “{ $value }” em “{ $title }” está fora do que o formulário permite ({ $limit })
    .help = Peça o valor correto.
    .letter = “{ $value }” em “{ $title }” está fora do que o formulário permite ({ $limit }). Pedimos que o verifique e envie o valor correto.

period-reversed = “{ $title }” termina antes de começar: “{ $value }”
    .help = Pergunte quais datas estão certas.
    .letter = “{ $title }” termina antes de começar: “{ $value }”. Pedimos que nos indique as datas certas.

comparison-unmet = “{ $value }” em “{ $title }” não condiz com “{ $other_value }” em “{ $other }”
    .help = Pergunte qual dos dois está certo.
    .letter = “{ $value }” em “{ $title }” não condiz com “{ $other_value }” em “{ $other }”. Pedimos que nos indique qual está certo.

## Secção

reading-doubtful = A disposição desta candidatura não foi compreendida: { $n } campos parecem faltar ou estar vazios, mas há nas páginas indícios do contrário
    .help = Veja a página e complete a ficha à mão. Nenhuma carta é preparada.

section-missing = { $certainty ->
    [definite] Falta { the-section }
   *[other] { The-section } não foi encontrada
}
    .help = { look-first }; se a secção não constar, { $cure ->
        [T] peça-a.
       *[other] peça-a onde a chamada permitir.
    }
    .letter = Falta { the-section }. Pedimos que a envie.

section-empty = { The-section } não tem texto
    .help = Verifique se a resposta é uma imagem; se não for, peça-a onde a chamada permitir.

section-placeholder = { The-section } contém apenas um texto provisório: “{ $quote }”
    .help = Peça a resposta onde a chamada permitir.

section-too-short = { $unit ->
    [characters] { The-section } tem { $characters } caracteres; esperam-se ao menos { $min }
   *[words] { $words ->
        [one] { The-section } tem { $words } palavra; esperam-se ao menos { $min }
       *[other] { The-section } tem { $words } palavras; esperam-se ao menos { $min }
    }
}
    .help = Verifique se a página mostra mais; caso contrário, peça mais onde a chamada permitir.

section-too-long = { $unit ->
    [characters] { The-section } tem { $characters } caracteres; são permitidos no máximo { $max }
   *[words] { The-section } tem { $words } palavras; são permitidas no máximo { $max }
}
    .help = Peça um texto dentro do limite.
    .letter = { $unit ->
        [characters] { The-section } tem { $characters } caracteres; são permitidos no máximo { $max }. Pedimos que envie um texto dentro desse limite.
       *[words] { The-section } tem { $words } palavras; são permitidas no máximo { $max }. Pedimos que envie um texto dentro desse limite.
    }

section-only-link = { The-section } é apenas um link
    .help = Onde a chamada permitir, peça algumas frases que digam o que a página mostra.

section-number-wrong = { $n ->
    [one] “{ $title }” traz o número { $found } em vez de { $expected }
   *[other] “{ $title }” traz o número { $found } em vez de { $expected }; { $n } secções não seguem a numeração do formulário
}
    .help = Não é preciso pedir nada; verifique se falta ou foi acrescentada uma secção antes desta.

section-out-of-order = { $after ->
    [none] { The-section } está em primeiro lugar, fora da ordem do formulário
   *[other] { The-section } está depois de “{ $after }”, fora da ordem do formulário
}
    .help = { $expected_after ->
        [none] Não é preciso pedir nada; no formulário vem em primeiro lugar.
       *[other] Não é preciso pedir nada; no formulário vem depois de “{ $expected_after }”.
    }

section-repeated = { $pages_count ->
    [one] { The-section } aparece { $n } vezes, na página { $pages }
   *[other] { The-section } aparece { $n } vezes, nas páginas { $pages }
}
    .help = Pergunte qual é o texto correto; foi considerado o primeiro.
    .letter = { The-section } aparece { $n } vezes. Pedimos que indique qual é o texto correto.

section-copied = { $source ->
    [same-nomination] { The-section } repete o texto de “{ $other }”: coincidem { $share }%
   *[other-nomination] { The-section } repete uma secção de { the-other }: coincidem { $share }%
}
    .help = { $source ->
        [same-nomination] Onde a chamada permitir, peça o texto correto.
       *[other-nomination] Compare as duas candidaturas.
    }

section-unexpected = { $number ->
    [none] O título “{ $title }” não consta do formulário
   *[other] O título “{ $number }. { $title }” não consta do formulário
}
    .help = Não é preciso fazer nada; se uma secção for indicada como em falta, verifique se é esta.

section-cut-off = { The-section } interrompe-se no meio de uma frase: “{ $quote }”
    .help = Verifique se a página mostra o resto; caso contrário, peça-o.
    .letter = { The-section } interrompe-se no meio de uma frase (“{ $quote }”). Pedimos que envie o resto.

section-language = { The-section } está em { $lang }, e o resto em { $rest }
    .help = Onde a chamada permitir, peça uma tradução desta secção.

partners-not-named = { The-section } não nomeia nenhuma organização nem nenhum país
    .help = Onde a chamada permitir, peça os nomes das entidades parceiras.

one-country-only = { $n ->
    [0] A candidatura não nomeia nenhum país
   *[other] { $countries_count ->
        [0] A candidatura não nomeia nenhum país além do da pessoa candidata
       *[other] A candidatura nomeia um só país: { $countries }
    }
}
    .help = Leia as secções que dizem onde se coopera: podem nomear regiões ou organizações em vez de países.

contact-unreachable = { $header ->
    [yes] A pessoa de contacto { $name } consta sem número de telefone nem endereço de e-mail; o cabeçalho indica como contactar esta pessoa
   *[no] A pessoa de contacto { $name } consta sem número de telefone nem endereço de e-mail
}
    .help = { $header ->
        [yes] Não é preciso pedir nada.
       *[no] Peça um número de telefone ou um endereço de e-mail.
    }
    .letter = A pessoa de contacto { $name } consta sem número de telefone nem endereço de e-mail. Pedimos que envie um dos dois.

link-malformed = “{ $url }” não é um endereço web
    .help = Peça o endereço, ou corrija-o se o erro for evidente.
    .letter = “{ $url }” não pode ser aberto como endereço web. Pedimos que envie o endereço correto.

contact-conflict = { $differs ->
    [function] O cargo da pessoa candidata difere entre o cabeçalho (“{ $a }”) e os contactos (“{ $b }”)
    [telephone] O número de telefone da pessoa candidata difere entre o cabeçalho ({ $a }) e os contactos ({ $b })
   *[email] O endereço de e-mail da pessoa candidata difere entre o cabeçalho ({ $a }) e os contactos ({ $b })
}
    .help = Em geral não é preciso fazer nada; os dois podem estar certos.

nominee-is-staff = O endereço de e-mail da pessoa candidata pertence ao domínio da entidade organizadora ({ $host })
    .help = Decida se o pessoal da entidade organizadora pode ser proposto.

## Lote

duplicate-file = { $how ->
    [bytes] O documento é igual a { $other }
   *[text] O documento tem o mesmo texto que { $other }
}
    .help = Conserve um dos dois.

near-duplicate = A candidatura é quase igual a { the-other }: { $share }% do texto
    .help = Compare as duas e pergunte qual deve ser considerada.

same-nominee = { $by ->
    [email] A pessoa candidata tem o mesmo endereço de e-mail que em { the-other }
   *[name] A pessoa candidata tem o mesmo nome e país que em { the-other }
}
    .help = Verifique se é permitida mais de uma candidatura da mesma pessoa.

summary-without-nomination = { $side ->
    [nomination] Nenhum slide do resumo trata desta candidatura
   *[slide] { $title ->
        [none] Nenhuma candidatura foi encontrada para o slide da página { $page }
       *[other] Nenhuma candidatura foi encontrada para o slide “{ $title }”
    }
}
    .help = Procure o documento ou o slide que falta; slides com poucas palavras podem ficar sem correspondência.

## Configuração

waiver-unused = A dispensa de { $rule } (“{ $reason }”) não cobre nada
    .help = Remova-a, ou verifique se o caminho, a candidatura e o campo estão escritos como no relatório.

waiver-expired = A dispensa de { $rule } (“{ $reason }”) terminou em { $expiry }
    .help = O que cobria volta a contar; prorrogue-a ou remova-a.

## As palavras do relatório

report-complete = completa
report-incomplete = incompleta
report-not-processed = não processado
report-unrecognised = não reconhecido como candidatura
report-not-recognised = não reconhecido
report-deck = apresentação de resumo
report-whole-file = documento inteiro
report-nomination = candidatura
report-compendium = compêndio de { $n } candidaturas
report-pages = { $n ->
    [one] { $n } página
   *[other] { $n } páginas
}
report-page = página { $page }
report-page-to = páginas { $page } a { $last }
report-spot = a { $left } pt da esquerda, { $top } do alto
report-spot-from = começa a { $left } pt da esquerda, { $top } do alto
report-no-title = (sem título)
report-error = erro
report-warning = aviso
report-note = nota
report-waived = dispensado
report-until = até { $expiry }
report-likely = provável
report-possible = talvez mal lido
report-help = conselho:
report-errors = { $n ->
    [one] { $n } erro
   *[other] { $n } erros
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
    [one] { $n } documento não processado
   *[other] { $n } documentos não processados
}
report-total-ignored = { $n ->
    [one] { $n } outro documento ignorado
   *[other] { $n } outros documentos ignorados
}
report-total-failures = { $n ->
    [one] { $n } falha da ferramenta
   *[other] { $n } falhas da ferramenta
}
report-total-waived = { $n ->
    [one] { $n } dispensado
   *[other] { $n } dispensados
}
report-total-known = { $n ->
    [one] { $n } já conhecido
   *[other] { $n } já conhecidos
}
report-head-file = documento
report-head-nomination = candidatura
report-head-status = estado
report-head-errors = erros
report-head-warnings = avisos
report-head-wanting = falta ou não está conforme
report-field-additional = secção adicional
report-field-title = título
report-field-nominee = pessoa candidata
report-field-country = país
report-field-telephone = telefone
report-field-fax = fax
report-field-email = e-mail
report-total = { $n ->
    [one] { $n } candidatura
   *[other] { $n } candidaturas
} em { $documents ->
    [one] { $documents } documento
   *[other] { $documents } documentos
}

## As palavras da página HTML

report-html-title = Candidaturas: o que há e o que falta
report-html-nominations = Candidaturas
report-html-others = Documentos sem candidatura
report-html-whole-file = O documento inteiro
report-html-footnotes = Notas de rodapé
report-html-unplaced = { $n ->
    [one] Um texto que não pertence a nenhum campo
   *[other] { $n } textos que não pertencem a nenhum campo
}
report-html-left-out = { $n ->
    [one] Um texto que não está em nenhuma resposta
   *[other] { $n } textos que não estão em nenhuma resposta
}
report-html-left-artifact = marcado pelo documento como elemento de página
report-html-left-running-head = cabeçalho ou rodapé
report-html-left-page-number = número de página
report-html-left-line-number = número de linha
report-html-left-fill-in-line = linha para preencher
report-html-left-margin-note = citação à margem
report-html-left-drawing-label = rótulo de um desenho
report-html-left-turned = texto escrito noutro sentido
report-html-left-repeated-head = cabeçalho de tabela repetido
report-html-left-sheet-ruler = letras e números de colunas e linhas
report-html-left-contents = índice
report-html-left-guidance = texto do formulário
report-html-left-portal-line = texto do portal
report-html-left-signature = assinatura visível
report-html-left-stamp = carimbo
report-html-left-reviewer-mark = anotação de revisão
report-html-left-struck-out = riscado
report-html-left-covered = coberto por uma forma
report-html-state-present = presente
report-html-state-missing = em falta
report-html-state-faulty = não conforme
report-html-state-absent = não indicado
report-html-place = Página { $page } com o lugar marcado
report-html-picture = Página { $page } com o lugar marcado; selecione para ampliar
report-html-no-picture-failed = Sem imagem: a página não pode ser desenhada.
report-html-no-picture-work = Sem imagem: desenhar a página levaria demasiado tempo.
report-html-no-picture-enough = Sem imagem: este documento já tem todas as que pode ter.
report-html-substance = (altera o conteúdo da candidatura)
report-html-configuration = Configuração
report-html-matches = Slides e as candidaturas que resumem
report-html-slide = slide
report-html-alike = semelhança
report-html-about = Como este relatório foi feito
report-html-tool = ferramenta
report-html-today = data com que as dispensas são comparadas
report-html-forms = formulários
report-html-data = dados
report-html-rules-run = regras aplicadas
report-html-rules-skipped = regras não aplicadas
report-html-promise = “Completa” significa que tudo o que é exigido está presente e conforme; são as pessoas que julgam a qualidade de uma candidatura. Esta página contém dados pessoais e não envia nada.
report-html-large = O lugar na sua página
report-html-close = Fechar
report-html-by-status = Estado
report-html-by-severity = Gravidade
report-html-by-rule = Regra
report-html-by-country = País
report-html-by-text = Título, pessoa, endereço ou documento
report-html-glance = Em resumo
report-html-fields-failing = Campos com mais faltas
report-html-by-language = Por idioma
report-html-original = Abrir o PDF
report-html-all = tudo
report-html-no-country = (nenhum)
report-html-status-other = nada exigido
report-html-reset = Mostrar tudo
report-html-open = Abrir tudo
report-html-shut = Fechar tudo
report-html-print = Imprimir o resumo
report-html-shown = { "{n}" } de { "{of}" } à vista, { "{findings}" } observações
report-by-status = Por estado
report-by-rule = Por regra
report-by-country = Por país
report-worst = { $n ->
    [one] O documento com erros
   *[other] Os { $n } documentos com mais erros
}
report-left-out = { $n ->
    [one] um documento não está na lista; ver com -v
   *[other] { $n } documentos não estão na lista; ver com -v
}
report-in-files = { $n ->
    [one] num documento
   *[other] em { $n } documentos
}
report-more-rules = { $n ->
    [one] e mais uma regra
   *[other] e mais { $n } regras
}
report-more-countries = { $n ->
    [one] e mais um país
   *[other] e mais { $n } países
}
report-no-country = sem país
report-country-state = { $incomplete ->
    [0] completas: { $complete }
   *[other] { $complete ->
        [0] incompletas: { $incomplete }
       *[other] completas: { $complete }, incompletas: { $incomplete }
    }
}
report-more-annotations = { $n ->
    [one] Mais { $n } documento; o resumo da tarefa tem a lista completa
   *[other] Mais { $n } documentos; o resumo da tarefa tem a lista completa
}
report-more-files = { $n ->
    [one] Mais { $n } documento não cabe aqui; outro formato, como csv, contém todos.
   *[other] Mais { $n } documentos não cabem aqui; outro formato, como csv, contém todos.
}

## Duas versões comparadas

report-compare-title = Duas versões: o que está respondido, pendente e alterado
report-compare-open = pendente
report-compare-new = novo
report-compare-answered = respondido
report-compare-unasked = alterado sem pedido
report-compare-earlier = versão anterior
report-compare-later = versão posterior
report-compare-look = a verificar
report-compare-fine = nada pendente
report-compare-pairs = { $n ->
    [one] { $n } candidatura em duas versões
   *[other] { $n } candidaturas em duas versões
}
report-compare-only-old = { $n } sem versão posterior
report-compare-only-new = { $n } sem versão anterior
report-compare-n-open = { $n ->
    [one] { $n } ponto pendente
   *[other] { $n } pontos pendentes
}
report-compare-n-new = { $n ->
    [one] { $n } ponto novo
   *[other] { $n } pontos novos
}
report-compare-n-answered = { $n ->
    [one] { $n } ponto respondido
   *[other] { $n } pontos respondidos
}
report-compare-n-unasked = { $n ->
    [one] { $n } alteração que nenhuma carta pediu
   *[other] { $n } alterações que nenhuma carta pediu
}
report-compare-no-later = sem versão posterior
report-compare-no-earlier = sem versão anterior
report-compare-same = o mesmo documento
report-compare-nothing = nada mudou
report-compare-now = agora: { $message }
report-compare-not-asked = em nenhuma carta
report-compare-changed-unasked = Alterado sem que uma carta o pedisse
report-compare-changed-asked = Alterado como uma carta pedia
report-compare-unplaced = Texto que não pertence a nenhum campo
report-compare-by-bytes = associadas porque os documentos são iguais
report-compare-by-nominee-and-title = associadas pela pessoa e pelo título
report-compare-by-title = associadas pelo título
report-compare-by-nominee = associadas pela pessoa e pelo país
report-compare-by-email = associadas pelo endereço de e-mail
report-compare-promise = “Respondido” significa que o ponto já não se encontra na versão posterior; são as pessoas que julgam a qualidade da resposta. Esta página contém dados pessoais e não envia nada.

## Cartas às pessoas candidatas, e lista para o serviço

report-letter-to = Para: { $to }
report-letter-about = Assunto: { $subject }
report-letter-no-address = { $phone ->
    [none] (a candidatura não tem endereço)
   *[other] (a candidatura não tem endereço; telefone { $phone })
}
report-letter-subject = { $title ->
    [none] A sua candidatura: dados pendentes
   *[other] A sua candidatura “{ $title }”: dados pendentes
}
report-letter-greeting = { $form ->
    [call] { $name },
    [feminine] Exma. Senhora { $name },
    [masculine] Exmo. Senhor { $name },
    [neutral] Exmo.(a) Senhor(a) { $name },
   *[unknown] Exmo.(a) Senhor(a),
}
report-letter-opening = { $title ->
    [none] Agradecemos a sua candidatura ({ $file }).
   *[other] Agradecemos a sua candidatura “{ $title }” ({ $file }).
} Para que fique completa, pedimos que responda aos seguintes pontos:
report-letter-attached = Segue em anexo uma cópia do seu PDF, com estes pontos assinalados.
report-letter-copy = { $name } (com marcas).pdf
report-letter-answer = Pedimos que responda a esta mensagem até [data].
report-letter-merit = Esta mensagem diz apenas se a candidatura está completa. Não avalia o seu mérito.
report-letter-close = Com os melhores cumprimentos,
report-letter-sign = [nome e serviço]
report-date = { $day } de { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
} de { $year }
report-letter-doubtful = { $phone ->
    [none] (o endereço da candidatura é duvidoso)
   *[other] (o endereço da candidatura é duvidoso; telefone { $phone })
}
report-letter-sender = [remetente de { $file }]
report-letter-answer-by = Pedimos que responda a esta mensagem até { $date }.
report-letter-answer-soon = Pedimos que responda a esta mensagem logo que possível.
report-letter-answer-to = Pedimos que envie a sua resposta para { $address }.
report-letter-reference = A nossa referência: { $reference }
report-letter-unread-subject = O seu documento { $file }: não o pudemos utilizar
report-letter-unread-opening = Agradecemos a sua mensagem. Não pudemos utilizar o documento que nos enviou ({ $file }):
report-letter-received-subject = { $title ->
    [none] Recebemos a sua candidatura
   *[other] Recebemos a sua candidatura “{ $title }”
}
report-letter-received-opening = { $title ->
    [none] Agradecemos a sua candidatura ({ $file }).
   *[other] Agradecemos a sua candidatura “{ $title }” ({ $file }).
} A candidatura foi recebida, e não falta nada do que o formulário exige.
report-officer-today = Hoje
report-drafts = { $n ->
    [one] { $n } rascunho para rever e enviar
   *[other] { $n } rascunhos para rever e enviar
}
report-officer-drafts-today = Rascunhos para ler e enviar
report-officer-read = O que foi lido em documentos digitalizados
report-officer-read-why = Um programa reconheceu isto em imagens, e pode haver letras erradas. Compare com a imagem antes de usar.
report-officer-title = Cartas, e o que fica para o serviço
report-officer-no-letters = Não há nada a pedir às pessoas candidatas.
report-officer-drafts = São rascunhos; nada foi enviado. Leia cada rascunho e preencha o que está entre [ ].
report-officer-letter = rascunho
report-officer-covered = incluído em { $letter }
report-officer-to = para
report-officer-points = pontos
report-officer-rest = Para o serviço
report-officer-rest-why = Nenhuma carta trata destes pontos: dizem respeito ao mérito, não são certos, não exigem nada da pessoa candidata, ou não há uma única pessoa a quem escrever.
report-officer-ready = São rascunhos; nada foi enviado. Leia cada rascunho antes de o enviar.
report-officer-kept = alterado e conservado
report-officer-outdated = alterado e desatualizado: o que pede mudou
report-officer-unneeded = Rascunhos alterados que já não são necessários
report-officer-acknowledgement = confirmação
report-officer-unread = documento que não pôde ser lido
report-officer-without = Candidaturas incompletas e documentos não lidos sem carta
report-officer-why = motivo
report-officer-why-substance = o que falta diz respeito ao mérito
report-officer-why-unsure = o que se encontrou não é suficientemente certo para ser pedido
report-officer-why-nobody = nada do que se encontrou pode ser pedido à pessoa candidata
report-officer-why-known = tudo já era conhecido (linha de base)
report-officer-why-version = há outra versão: { $file }
report-substance = de fundo

## Cópias de leitura

report-copies-removed = Retirado das cópias
report-copies-removed-why = Apenas para o serviço: não entregue esta lista. Foram retirados os nomes e dados abaixo, com o número de lugares; o que não consta da ficha pode continuar numa cópia. Leia cada cópia antes de a entregar.
report-copies-not-anonymised = não anonimizada: tem demasiados nomes; nenhuma cópia foi escrita
report-copies-outdated = alterada e desatualizada: a candidatura mudou

## A tabela

report-sheet-overview = visão geral
report-sheet-findings = observações
report-sheet-records = fichas
report-column-title = título
report-column-country = país
report-column-notes = notas
report-column-record = ficha
report-column-page = página
report-column-severity = gravidade
report-column-message = problema
report-column-help = o que fazer
report-column-excerpt = texto
report-column-rule = regra
report-column-certainty = certeza
report-column-cure = correção
report-column-field = campo
report-column-pages = páginas
report-column-language = idioma
report-column-function = cargo
report-column-organisation = organização
report-column-code = código
report-column-left-out = { $n ->
    [one] { $n } observação não cabe neste documento
   *[other] { $n } observações não cabem neste documento
}

## O registo

report-ledger-received = recebido
report-ledger-asked = complemento pedido
report-ledger-answered = resposta recebida
report-ledger-complete = completo
report-ledger-withdrawn = retirado
report-ledger-duplicate = duplicado
report-ledger-cases = { $n ->
    [one] um processo
   *[other] { $n } processos
}
report-ledger-without = { $n ->
    [one] um documento sem candidatura
   *[other] { $n } documentos sem candidatura
}
report-ledger-noted = { $n ->
    [0] Nada a anotar: não há cartas pendentes.
    [one] Anotado num processo.
   *[other] Anotado em { $n } processos.
}
report-ledger-asked-on = pedido em { $day }
report-ledger-due-on = resposta esperada até { $day }
report-ledger-files = Documentos
report-ledger-points = Pontos pendentes
report-ledger-history = Histórico
report-ledger-event-status = estado:
report-ledger-event-version = outra versão:
report-ledger-event-asked = carta enviada
report-ledger-event-acknowledged = confirmação enviada
report-ledger-event-note = nota:
report-ledger-event-decision = decisão:
report-ledger-event-waiver = dispensa:
report-ledger-due-overdue = O prazo de resposta terminou ({ $n })
report-ledger-due-answered = Chegou uma nova versão e ainda falta algo ({ $n })
report-ledger-due-to-ask = Pode ser enviada uma carta ({ $n })
report-ledger-due-look = Falta algo que nenhuma carta pede: convém verificar ({ $n })
report-ledger-due-acknowledge = Completo, ainda sem confirmação ({ $n })
report-ledger-due-waiting = À espera de resposta ({ $n })
report-ledger-due-nothing = Não há nada pendente.
report-ledger-statistics = Candidaturas recebidas: estatísticas
report-ledger-over-time = Evolução
report-ledger-over-time-picture = { $n ->
    [one] Processos por estado, um dia; os números estão na tabela seguinte
   *[other] Processos por estado em { $n } dias; os números estão na tabela seguinte
}
report-ledger-as-table = Os mesmos dados em tabela
report-ledger-by-region = Por região
report-ledger-by-language = Por idioma
report-ledger-region = região
report-ledger-day = dia
report-ledger-total = total
report-ledger-first = na primeira versão
report-ledger-now = agora
report-region-africa = África
report-region-latin-america = América Latina e Caribe
report-region-northern-america = América do Norte
report-region-asia = Ásia
report-region-europe = Europa
report-region-oceania = Oceânia
report-officer-why-asked = { $due ->
    [none] pedido em { $asked } (processo { $case })
   *[other] pedido em { $asked }, resposta esperada até { $due } (processo { $case })
}
report-officer-why-closed = { $status } (processo { $case })
