# Mensagens em português. Uma mensagem por código de regra, com a sua ajuda; os argumentos são os dos exemplos da regra.

## Partes

the-section = { $number ->
    [none] a seção “{ $title }”
   *[other] a seção { $number } (“{ $title }”)
}
The-section = { $number ->
    [none] A seção “{ $title }”
   *[other] A seção { $number } (“{ $title }”)
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
   *[other] Veja primeiro os que mais se aproximam (“{ $candidates }”)
}
unit-max = { $unit ->
    [bytes] { $max_mb } MB
    [pages] { $max } páginas
    [decompressed-bytes] { $max_mb } MB de dados descomprimidos
    [operators] { $max_grouped } operadores de desenho
    [glyphs] { $max_grouped } caracteres
    [characters] { $max_grouped } caracteres de texto
    [comparisons] { $max_grouped } comparações da paginação
   *[other] { $max } { $unit }
}

evidence-affiliation = afiliação
evidence-telephone = código telefônico
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
language-nl = holandês
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
    [empty] O arquivo está vazio
    [not-a-pdf] { $what ->
        [none] O arquivo não é um PDF
       *[other] O arquivo não é um PDF, mas um arquivo do tipo { $what }
    }
    [no-pages] O arquivo não tem páginas
    [xfa-shell] O arquivo é um formulário XFA: sua página apenas pede outro programa, e as respostas não podem ser lidas
   *[damaged] O arquivo está danificado e não pode ser lido
}
    .help = { $reason ->
        [not-a-pdf] Peça o documento salvo ou exportado como PDF; mudar o fim do nome não basta.
        [xfa-shell] Peça que o formulário seja aberto no Adobe Reader e impresso em PDF.
       *[other] Peça o arquivo de novo.
    }
    .letter = { $reason ->
        [empty] O arquivo está vazio. Pedimos que o envie de novo.
        [not-a-pdf] O arquivo não é um PDF. Pedimos que grave ou exporte o documento como PDF e o envie de novo; mudar o fim do nome não basta.
        [no-pages] O arquivo não tem páginas. Pedimos que o envie de novo.
        [xfa-shell] O arquivo só pode ser lido no Adobe Reader. Pedimos que abra ali o formulário, o imprima em PDF e envie esse arquivo.
       *[damaged] O arquivo está danificado e não pode ser lido. Pedimos que o envie de novo.
    }

file-encrypted = O arquivo precisa de uma senha
    .help = Informe a senha ou peça o arquivo sem ela.
    .letter = O arquivo está protegido por uma senha e não podemos lê-lo. Pedimos que o envie sem senha.

file-over-limit = { $n ->
    [none] Ler o arquivo exige mais trabalho do que se aceita ({ unit-max })
   *[other] { $unit ->
        [bytes] O arquivo tem { $n_mb } MB; são aceitos até { unit-max }
        [pages] O arquivo tem { $n } páginas; são aceitas até { unit-max }
       *[other] Ler o arquivo exige mais trabalho do que se aceita ({ unit-max })
    }
}
    .help = Peça um arquivo menor ou aumente o limite para esta verificação.
    .letter = { $unit ->
        [bytes] O arquivo é maior do que podemos aceitar (no máximo, { unit-max }). Pedimos que envie um menor.
        [pages] O arquivo tem mais páginas do que podemos aceitar (no máximo, { unit-max }). Pedimos que envie um mais curto.
       *[other] O arquivo é complexo demais para que o nosso sistema o leia por inteiro. Pedimos que o grave outra vez como PDF, de forma mais simples, e o envie de novo.
    }

file-damaged = { $lost ->
    [none] O arquivo estava danificado e foi reparado; nada se perdeu
    [maybe] O arquivo está danificado; pode faltar texto
   *[page] { $pages_count ->
        [0] O arquivo está danificado; perdeu-se ao menos uma página
        [one] O arquivo está danificado; perdeu-se { the-pages }
       *[other] O arquivo está danificado; perderam-se { the-pages }
    }
}
    .help = { $lost ->
        [none] Não é preciso fazer nada.
       *[other] Peça o arquivo de novo e não cobre seções antes de recebê-lo.
    }
    .letter = { $lost ->
        [none] O arquivo chegou danificado. Pedimos que o envie novamente, para termos certeza de que nada falta.
       *[other] O arquivo chegou danificado e pode faltar texto. Pedimos que o envie novamente.
    }

no-text-layer = { $reason ->
    [blank] Todas as páginas estão em branco
    [outlines] { $all ->
        [yes] Nenhuma página tem texto legível por máquina: todas as letras estão desenhadas como curvas
       *[no] { $pages_count ->
            [one] A página { $pages } não tem texto legível por máquina: suas letras estão desenhadas como curvas
           *[other] As páginas { $pages } não têm texto legível por máquina: suas letras estão desenhadas como curvas
        }
    }
   *[scanned] { $all ->
        [yes] O documento foi digitalizado: suas páginas são imagens sem texto
       *[no] { $pages_count ->
            [one] A página { $pages } é uma imagem sem texto
           *[other] As páginas { $pages } são imagens sem texto
        }
    }
}
    .help = { $reason ->
        [blank] Peça o arquivo de novo.
       *[other] { $ocr ->
            [missing] Peça o arquivo como saiu do editor de texto; o que está nessas páginas não foi verificado. Para que esta máquina leia documentos digitalizados, instale o Tesseract (“apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-por”).
            [nothing] Veja a página: nenhuma palavra foi encontrada nela, e pode ser o verso vazio de uma folha.
           *[other] Peça o arquivo como saiu do editor de texto; o que está nessas páginas não foi verificado.
        }
    }
    .letter = { $reason ->
        [blank] Todas as páginas do arquivo estão em branco. Pedimos que o envie novamente.
       *[other] { $all ->
            [yes] As páginas do arquivo não contêm texto que o nosso sistema consiga ler; podem ser imagens de texto. Pedimos que envie o arquivo como saiu do seu editor de texto, salvo como PDF.
           *[no] { $pages_count ->
                [one] A página { $pages } do arquivo não contém texto que o nosso sistema consiga ler; pode ser uma imagem de texto. Pedimos que envie o arquivo como saiu do seu editor de texto, salvo como PDF.
               *[other] As páginas { $pages } do arquivo não contêm texto que o nosso sistema consiga ler; podem ser imagens de texto. Pedimos que envie o arquivo como saiu do seu editor de texto, salvo como PDF.
            }
        }
    }

text-garbled = { $pages_count ->
    [one] O texto da página { $pages } não é legível por máquina
   *[other] O texto das páginas { $pages } não é legível por máquina
}
    .help = Peça que o arquivo seja exportado de novo com as fontes incorporadas; o que está nessas páginas não foi verificado.
    .letter = { $pages_count ->
        [one] Não conseguimos ler o texto da página { $pages }. Pedimos que salve novamente o arquivo como PDF, com as fontes incorporadas, e que o envie.
       *[other] Não conseguimos ler o texto das páginas { $pages }. Pedimos que salve novamente o arquivo como PDF, com as fontes incorporadas, e que o envie.
    }

read-by-ocr = { $pages_count ->
    [one] O texto da página { $pages } foi reconhecido em uma imagem da página
   *[other] O texto das páginas { $pages } foi reconhecido em imagens das páginas
}
    .help = Compare o que é assinalado com a página antes de pedir algo: o texto reconhecido tem erros próprios.

page-missing = { $printed_count ->
    [one] Falta a página { $printed }, segundo a numeração impressa
   *[other] Faltam as páginas { $printed }, segundo a numeração impressa
}
    .help = Peça o documento completo, e não peça seções ausentes antes de recebê-lo.
    .letter = { $printed_count ->
        [one] Segundo a numeração impressa, falta no arquivo a página { $printed }. Pedimos que envie novamente o documento completo.
       *[other] Segundo a numeração impressa, faltam no arquivo as páginas { $printed }. Pedimos que envie novamente o documento completo.
    }

pages-out-of-order = { $restored ->
    [yes] As páginas do arquivo não seguem a ordem da numeração impressa (páginas { $pages }); foram lidas na ordem impressa
   *[no] As páginas do arquivo não seguem a ordem da numeração impressa (páginas { $pages })
}
    .help = { $restored ->
        [yes] Ponha as páginas em ordem antes de encaminhar o arquivo.
       *[no] A ordem certa não está clara e as páginas foram lidas como estão; ponha-as em ordem e verifique o arquivo de novo.
    }

pages-repeated = { $pages_count ->
    [one] A página { $pages } do arquivo repete a página { $of }; foi lida uma só vez
   *[other] As páginas { $pages } do arquivo repetem as páginas { $of }; foram lidas uma só vez
}
    .help = Veja se outra página falta no lugar delas; se não, não é preciso fazer nada.

hidden-text = A página { $page } contém texto que o leitor não vê: “{ $quote }”
    .help = Leia o texto e decida se ele importa; ele não faz parte do registro.

text-struck-out = { $by ->
    [annotation] A página { $page } contém texto riscado com uma anotação: “{ $quote }”
   *[line] A página { $page } contém texto riscado: “{ $quote }”
}
    .help = { $by ->
        [annotation] Veja a página; o texto continua no registro.
       *[line] Veja a página; o texto não faz parte do registro.
    }

active-content = { $kind ->
    [launch] { $n ->
        [one] O arquivo contém uma ação que inicia um programa
       *[other] O arquivo contém { $n } ações que iniciam programas
    }
    [open-script] { $n ->
        [one] O arquivo contém um script que é executado ao abrir
       *[other] O arquivo contém { $n } scripts que são executados ao abrir
    }
    [field-script] { $n ->
        [one] O arquivo contém um script que formata um campo do formulário
       *[other] O arquivo contém { $n } scripts que formatam campos do formulário
    }
   *[attachment] { $n ->
        [one] Há um arquivo anexado dentro do documento
       *[other] Há { $n } arquivos anexados dentro do documento
    }
}
    .help = { $kind ->
        [field-script] Não é preciso fazer nada.
        [attachment] Veja se o anexo faz parte da candidatura; ele não foi lido.
       *[other] Não repasse o arquivo; peça um impresso de novo como PDF.
    }
    .letter = { $kind ->
        [launch] O arquivo iniciaria um programa em nossos computadores, por isso não podemos repassá-lo. Pedimos que envie uma cópia feita com “Imprimir em PDF”.
        [field-script] O arquivo contém scripts, que não podemos aceitar. Pedimos que envie uma cópia feita com “Imprimir em PDF”.
        [attachment] O arquivo traz anexado outro arquivo, que não podemos ler. Pedimos que envie em um só documento o que faz parte da candidatura.
       *[other] O arquivo contém um script que é executado por si só, por isso não podemos repassá-lo. Pedimos que envie uma cópia feita com “Imprimir em PDF”.
    }

answers-in-widgets = { $n ->
    [one] Uma resposta foi lida de um campo ou comentário, não da página
   *[other] { $n } respostas foram lidas de campos ou comentários, não da página
}
    .help = Não é preciso fazer nada, mas na impressão essas respostas podem faltar.

not-this-form = { $found ->
    [0] O documento não é uma candidatura neste formulário: nenhum dos seus { $total } títulos foi encontrado
   *[other] O documento não parece ser uma candidatura neste formulário: títulos encontrados, { $found } de { $total }
}
    .help = Veja se foi enviado o documento certo; se foi, peça a candidatura com os títulos do formulário.
    .letter = O arquivo não parece ser uma candidatura no nosso formulário. Pedimos que verifique se foi enviado o arquivo certo; se foi, envie a candidatura com os títulos do formulário.

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
    [one] O arquivo contém uma candidatura
   *[other] O arquivo contém { $n } candidaturas, que começam nas páginas { $pages }
}
    .help = Não é preciso fazer nada se for um compêndio; cada candidatura é verificada em separado.

too-many-pages = A candidatura tem { $pages } páginas; são permitidas no máximo { $max }
    .help = Veja se há anexos entre as páginas; se não, peça uma candidatura dentro do limite.
    .letter = A candidatura tem { $pages } páginas; são permitidas no máximo { $max }. Pedimos que a envie dentro desse limite.

language-not-accepted = O texto está em { $lang }, idioma que esta chamada não aceita
    .help = Peça a candidatura em um idioma aceito: { $list }.
    .letter = A candidatura está em { $lang }, idioma que esta chamada não aceita. Pedimos que a envie em um destes idiomas: { $list }.

text-not-placed = { $share }% do texto não pertence a nenhum campo do formulário
    .help = Veja o texto assinalado: pode ser a resposta a uma seção dada como ausente.

text-set-aside = A página { $page } contém texto que não está em nenhuma resposta porque parece { $role ->
        [contents] um sumário
        [drawing_label] rótulos de um desenho
        [margin_note] uma citação à margem
        [portal_line] texto de um portal
        [stamp] um carimbo
       *[turned] uma nota virada
    }: “{ $quote }”
    .help = Veja a página: o texto pode fazer parte de uma resposta.

## Cabeçalho

title-missing = { $certainty ->
    [definite] Falta o título da candidatura
   *[other] O título da candidatura não foi encontrado
}
    .help = { look-first }; se não houver título, peça-o.
    .letter = Falta o título da candidatura. Pedimos que o envie.

nominee-missing = { $certainty ->
    [definite] Falta o nome da pessoa candidata
   *[other] O nome da pessoa candidata não foi encontrado
}
    .help = { look-first }; se ninguém for nomeado, peça nome, cargo e organização da pessoa candidata.
    .letter = Não se informa quem é a pessoa candidata. Pedimos que envie o nome, o cargo e a organização.

nominee-without-affiliation = A pessoa candidata “{ $value }” consta sem cargo e sem organização
    .help = Peça o cargo e a organização da pessoa candidata.
    .letter = A pessoa candidata consta sem cargo e sem organização. Pedimos que envie os dois.

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
       *[other] Peça o país ou confirme { $guess } (indícios: { $evidence }).
    }
    .letter = Falta o país. Pedimos que informe o nome.

country-unknown = “{ $value }” não é o nome de um país
    .help = { $guess ->
        [none] Peça o nome do país.
       *[other] Peça o nome do país ou confirme que se trata de { $guess }.
    }
    .letter = Não conseguimos determinar que país se indica com “{ $value }”. Pedimos que informe o nome.

country-conflict = O país indicado é { $a }, mas outros dados apontam para { $b }
    .help = Pergunte de que país se trata; indícios de { $b }: { $evidence }.
    .letter = O país indicado é { $a }, mas outros dados apontam para { $b }. Pedimos que informe de que país se trata.

country-not-eligible = { $value } não está entre os países a que esta chamada é aberta
    .help = Confira se o país foi lido corretamente.

telephone-missing = { $certainty ->
    [definite] Falta o número de telefone
   *[other] O número de telefone não foi encontrado
}
    .help = { look-first }; se não houver número, peça-o com o código do país.
    .letter = Falta o número de telefone. Pedimos que o envie com o código do país.

telephone-malformed = { $why ->
    [letters] “{ $value }” não é um número de telefone: tem letras
    [no-digits] “{ $value }” não é um número de telefone: não tem algarismos
    [too-short] “{ $value }” é curto demais para um número de telefone
   *[too-long] “{ $value }” é longo demais para um número de telefone
}
    .help = Peça o número com o código do país.
    .letter = “{ $value }” não serve como número de telefone. Pedimos que envie o número com o código do país.

telephone-not-in-plan = { $why ->
    [grouping] “{ $value }” não está agrupado como um número de nenhum país: pode faltar um algarismo
   *[not-in-plan] “{ $value }” não é um número do plano de numeração do seu país
}
    .help = Peça o número de novo ou teste-o: os planos de numeração mudam.
    .letter = Não temos certeza de que o número de telefone “{ $value }” esteja certo. Pedimos que o confira e o envie com o código do país.

fax-malformed = { $why ->
    [letters] “{ $value }” não é um número de fax: tem letras
    [no-digits] “{ $value }” não é um número de fax: não tem algarismos
    [too-short] “{ $value }” é curto demais para um número de fax
    [too-long] “{ $value }” é longo demais para um número de fax
    [grouping] O número de fax “{ $value }” não está agrupado como um número de nenhum país
   *[not-in-plan] O número de fax “{ $value }” não consta do plano de numeração do seu país
}
    .help = Não é preciso fazer nada: o fax não é obrigatório.

email-missing = { $certainty ->
    [definite] Falta o endereço de e-mail
   *[other] O endereço de e-mail não foi encontrado
}
    .help = { look-first }; se não houver endereço, peça-o.
    .letter = Falta o endereço de e-mail. Pedimos que o envie.

email-malformed = { $why ->
    [no-sign] “{ $value }” não é um endereço de e-mail: falta a arroba (@)
    [spelt-sign] “{ $value }” não é um endereço de e-mail: a arroba (@) está escrita por extenso
    [two-signs] “{ $value }” não é um endereço de e-mail: tem mais de uma arroba (@)
    [space] “{ $value }” não é um endereço de e-mail: contém um espaço
    [comma] “{ $value }” não é um endereço de e-mail: tem uma vírgula onde devia estar um ponto
    [no-ending] “{ $value }” não é um endereço de e-mail: falta ao domínio uma terminação como “.org”
    [ending] “{ $value }” não é um endereço de e-mail: não existe a terminação “.{ $ending }”
    [unreadable] O endereço de e-mail “{ $value }” tem letras que nenhum programa consegue ler
   *[signs] “{ $value }” não é um endereço de e-mail: tem sinais onde não pode haver nenhum
}
    .help = { $why ->
        [unreadable] Veja a página: lá o endereço pode estar correto.
       *[other] Peça o endereço.
    }
    .letter = { $why ->
        [comma] O endereço de e-mail “{ $value }” tem uma vírgula onde devia estar um ponto. Pedimos que envie o endereço novamente.
        [ending] O endereço de e-mail “{ $value }” não pode estar correto, pois não existe a terminação “.{ $ending }”. Pedimos que envie o endereço novamente.
       *[other] “{ $value }” não parece ser um endereço de e-mail válido. Pedimos que envie o endereço novamente.
    }

email-suspicious = { $why ->
    [reserved] O endereço “{ $value }” é de um domínio reservado para exemplos
    [throw-away] O endereço “{ $value }” é de um serviço de endereços descartáveis
    [two-alphabets] O endereço “{ $value }” mistura letras parecidas de dois alfabetos
    [space] O endereço “{ $value }” contém um espaço: a palavra anterior pode fazer parte dele
   *[near-miss] O endereço “{ $value }” pode ter um erro de digitação: { $guess } é um domínio conhecido
}
    .help = { $why ->
        [near-miss] Pergunte se se trata de { $guess }.
        [two-alphabets] Peça o endereço novamente, digitado num só teclado; não escreva para este.
        [space] Veja a página: um sublinhado não se vê num endereço sublinhado.
       *[other] Peça um endereço duradouro ou permita o domínio na configuração.
    }
    .letter = { $why ->
        [near-miss] O endereço de e-mail “{ $value }” pode ter um erro de digitação ({ $guess } é um domínio conhecido). Pedimos que o confira.
        [space] O endereço de e-mail “{ $value }” contém um espaço. Pedimos que o confira.
        [two-alphabets] O endereço de e-mail “{ $value }” tem letras de dois alfabetos. Pedimos que o digite novamente.
       *[other] Não podemos escrever para o endereço de e-mail “{ $value }”. Pedimos que envie um endereço duradouro.
    }

field-missing = { $certainty ->
    [definite] Falta “{ $title }”
   *[other] “{ $title }” não foi encontrado
}
    .help = { look-first }; se não constar, peça-o.
    .letter = Falta “{ $title }”. Pedimos que envie esse dado.

field-repeated = “{ $title }” consta { $n } vezes com valores diferentes
    .help = Pergunte qual valor é o certo.
    .letter = “{ $title }” consta { $n } vezes com valores diferentes. Pedimos que informe qual é o certo.

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
    .help = Veja se foi assinalada à mão; se não, peça a resposta.
    .letter = Não encontramos nenhuma opção assinalada em “{ $title }”. Pedimos que nos indique a resposta.

choice-too-many = Em “{ $title }” há { $chosen } opções assinaladas; podem ser no máximo { $most }
    .help = Pergunte qual delas vale.
    .letter = Em “{ $title }” há { $chosen } opções assinaladas; podem ser no máximo { $most }. Pedimos que nos indique qual vale.

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

too-many = { $found ->
    [one] “{ $title }” tem uma linha; são permitidas no máximo { $max }
   *[other] “{ $title }” tem { $found } linhas; são permitidas no máximo { $max }
}
    .help = Pergunte quais valem.
    .letter = { $found ->
        [one] “{ $title }” tem uma linha; são permitidas no máximo { $max }. Pedimos que nos indique quais valem.
       *[other] “{ $title }” tem { $found } linhas; são permitidas no máximo { $max }. Pedimos que nos indique quais valem.
    }

sum-wrong = O total “{ $value }” em “{ $title }” não é a soma das suas linhas, que é { $sum }
    .help = Pergunte qual montante está certo.
    .letter = O total “{ $value }” em “{ $title }” não é a soma das suas linhas, que é { $sum }. Pedimos que nos indique qual montante está certo.

not-signed = { $certainty ->
    [definite] “{ $title }” não está assinado
   *[other] Não se encontrou assinatura em “{ $title }”
}
    .help = Veja a página, também quanto a uma assinatura à mão; se ninguém assinou, peça uma cópia assinada.
    .letter = Não encontramos assinatura em “{ $title }”. Pedimos que nos envie uma cópia assinada.

attachment-missing = “{ $title }” não foi encontrado no que foi enviado
    .help = Veja entre os arquivos que vieram com o formulário; se não constar, peça-o.
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
        [url] “{ $value }” em “{ $title }” não abre como endereço web. Pedimos que envie o endereço completo.
       *[identifier] “{ $value }” em “{ $title }” não está escrito como o formulário pede. Pedimos que o verifique e o envie de novo.
    }

value-out-of-range = “{ $value }” em “{ $title }” está fora do que o formulário permite ({ $limit })
    .help = Peça o valor correto.
    .letter = “{ $value }” em “{ $title }” está fora do que o formulário permite ({ $limit }). Pedimos que o verifique e envie o valor correto.

period-reversed = “{ $title }” termina antes de começar: “{ $value }”
    .help = Pergunte quais datas estão certas.
    .letter = “{ $title }” termina antes de começar: “{ $value }”. Pedimos que nos indique as datas certas.

comparison-unmet = “{ $value }” em “{ $title }” não combina com “{ $other_value }” em “{ $other }”
    .help = Pergunte qual dos dois está certo.
    .letter = “{ $value }” em “{ $title }” não combina com “{ $other_value }” em “{ $other }”. Pedimos que nos indique qual está certo.

## Seção

reading-doubtful = A disposição desta candidatura não foi compreendida: { $n } campos parecem faltar ou estar vazios, e algo nas páginas o contradiz
    .help = Veja a página e complete a ficha à mão. Nenhuma carta é preparada.
section-missing = { $certainty ->
    [definite] Falta { the-section }
   *[other] { The-section } não foi encontrada
}
    .help = { look-first }; se a seção não constar, { $cure ->
        [T] peça-a.
       *[other] peça-a onde a chamada permitir.
    }
    .letter = Falta { the-section }. Pedimos que a envie.

section-empty = { The-section } não tem texto
    .help = Veja se a resposta é uma imagem; se não for, peça-a onde a chamada permitir.

section-placeholder = { The-section } contém apenas um texto provisório: “{ $quote }”
    .help = Peça a resposta onde a chamada permitir.

section-too-short = { $unit ->
    [characters] { The-section } tem { $characters } caracteres; esperam-se ao menos { $min }
   *[words] { $words ->
        [one] { The-section } tem { $words } palavra; esperam-se ao menos { $min }
       *[other] { The-section } tem { $words } palavras; esperam-se ao menos { $min }
    }
}
    .help = Veja se a página mostra mais; se não, peça mais onde a chamada permitir.

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
   *[other] “{ $title }” traz o número { $found } em vez de { $expected }; { $n } seções não seguem a numeração do formulário
}
    .help = Não é preciso pedir nada; veja se falta ou foi acrescentada uma seção antes desta.

section-out-of-order = { $after ->
    [none] { The-section } está em primeiro lugar, fora da ordem do formulário
   *[other] { The-section } está depois de “{ $after }”, fora da ordem do formulário
}
    .help = { $expected_after ->
        [none] Não é preciso pedir nada; no formulário ela vem em primeiro lugar.
       *[other] Não é preciso pedir nada; no formulário ela vem depois de “{ $expected_after }”.
    }

section-repeated = { $pages_count ->
    [one] { The-section } aparece { $n } vezes, na página { $pages }
   *[other] { The-section } aparece { $n } vezes, nas páginas { $pages }
}
    .help = Pergunte qual texto é o certo; foi considerado o primeiro.
    .letter = { The-section } aparece { $n } vezes. Pedimos que informe qual texto é o certo.

section-copied = { $source ->
    [same-nomination] { The-section } repete o texto de “{ $other }”: { $share }% coincidem
   *[other-nomination] { The-section } repete uma seção de { the-other }: { $share }% coincidem
}
    .help = { $source ->
        [same-nomination] Onde a chamada permitir, peça o texto correto.
       *[other-nomination] Compare as duas candidaturas.
    }

section-unexpected = { $number ->
    [none] O título “{ $title }” não é do formulário
   *[other] O título “{ $number }. { $title }” não é do formulário
}
    .help = Não é preciso fazer nada; se uma seção for dada como ausente, veja se é esta.

section-cut-off = { The-section } para no meio de uma frase: “{ $quote }”
    .help = Veja se a página mostra o resto; se não, peça-o.
    .letter = { The-section } para no meio de uma frase (“{ $quote }”). Pedimos que envie o resto.

section-language = { The-section } está em { $lang }, e o resto em { $rest }
    .help = Onde a chamada permitir, peça uma tradução desta seção.

partners-not-named = { The-section } não nomeia nenhuma organização nem nenhum país
    .help = Onde a chamada permitir, peça os nomes dos parceiros.

one-country-only = { $n ->
    [0] A candidatura não nomeia nenhum país
   *[other] { $countries_count ->
        [0] A candidatura não nomeia nenhum país além do da pessoa candidata
       *[other] A candidatura nomeia um só país: { $countries }
    }
}
    .help = Leia as seções que dizem onde se coopera: uma região ou uma organização pode estar por um país.

contact-unreachable = { $name } consta sem telefone e sem e-mail
    .help = Peça um número de telefone ou um endereço de e-mail.
    .letter = { $name } consta sem telefone e sem e-mail. Pedimos que envie um dos dois.

link-malformed = “{ $url }” não é um endereço da web
    .help = Peça o endereço, ou corrija-o se o erro for evidente.
    .letter = “{ $url }” não pode ser aberto como endereço da web. Pedimos que envie o endereço certo.

contact-conflict = { $differs ->
    [function] O cargo da pessoa candidata difere entre o cabeçalho (“{ $a }”) e os contatos (“{ $b }”)
    [telephone] O telefone da pessoa candidata difere entre o cabeçalho ({ $a }) e os contatos ({ $b })
   *[email] O e-mail da pessoa candidata difere entre o cabeçalho ({ $a }) e os contatos ({ $b })
}
    .help = Em geral não é preciso fazer nada; os dois podem estar certos.

nominee-is-staff = A pessoa candidata escreve do domínio da própria organizadora ({ $host })
    .help = Decida se o pessoal da organizadora pode ser indicado.

## Lote

duplicate-file = { $how ->
    [bytes] O arquivo é igual a { $other }
   *[text] O arquivo tem o mesmo texto que { $other }
}
    .help = Fique com um dos dois.

near-duplicate = A candidatura é quase igual a { the-other }: { $share }% do texto
    .help = Compare as duas e pergunte qual é a certa.

same-nominee = { $by ->
    [email] A pessoa candidata tem o mesmo e-mail que em { the-other }
   *[name] A pessoa candidata tem o mesmo nome e país que em { the-other }
}
    .help = Veja se é permitida mais de uma candidatura da mesma pessoa.

summary-without-nomination = { $side ->
    [nomination] Nenhum slide do resumo trata desta candidatura
   *[slide] { $title ->
        [none] Nenhuma candidatura foi encontrada para o slide da página { $page }
       *[other] Nenhuma candidatura foi encontrada para o slide “{ $title }”
    }
}
    .help = Procure o arquivo ou o slide que falta; slides com poucas palavras podem ficar sem par.

## Configuration

waiver-unused = A dispensa de { $rule } (“{ $reason }”) não cobre nada
    .help = Remova-a, ou veja se o caminho, a candidatura e o campo estão escritos como no relatório.

waiver-expired = A dispensa de { $rule } (“{ $reason }”) terminou em { $expiry }
    .help = O que ela cobria volta a contar; prorrogue-a ou remova-a.

## The report’s own words

report-complete = completa
report-incomplete = incompleta
report-not-processed = não processado
report-unrecognised = não reconhecido como candidatura
report-not-recognised = não reconhecido
report-deck = apresentação de resumos
report-whole-file = arquivo inteiro
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
report-help = ajuda:
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
    [one] { $n } arquivo não processado
   *[other] { $n } arquivos não processados
}
report-total-ignored = { $n ->
    [one] { $n } outro arquivo ignorado
   *[other] { $n } outros arquivos ignorados
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
report-head-file = arquivo
report-head-nomination = candidatura
report-head-status = estado
report-head-errors = erros
report-head-warnings = avisos
report-head-wanting = falta ou está mal escrito
report-field-additional = seção adicional
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
    [one] { $documents } PDF
   *[other] { $documents } PDFs
}

## As palavras da página HTML

report-html-title = Candidaturas: o que há e o que falta
report-html-nominations = Candidaturas
report-html-others = Arquivos sem candidatura
report-html-whole-file = O arquivo inteiro
report-html-footnotes = Notas de rodapé
report-html-unplaced = { $n ->
    [one] Um texto que não pertence a nenhum campo
   *[other] { $n } textos que não pertencem a nenhum campo
}
report-html-left-out = { $n ->
    [one] Um texto que não está em nenhuma resposta
   *[other] { $n } textos que não estão em nenhuma resposta
}
report-html-left-artifact = marcado pelo ficheiro como elemento de página
report-html-left-running-head = cabeçalho ou rodapé
report-html-left-page-number = número de página
report-html-left-line-number = número de linha
report-html-left-fill-in-line = linha para preencher
report-html-left-margin-note = citação na margem
report-html-left-drawing-label = legenda de um desenho
report-html-left-turned = texto rodado
report-html-left-repeated-head = cabeçalho de tabela repetido
report-html-left-sheet-ruler = letras e números de uma folha de cálculo
report-html-left-contents = índice
report-html-left-guidance = texto do formulário
report-html-left-portal-line = texto do portal
report-html-left-signature = assinatura visível
report-html-left-stamp = carimbo
report-html-left-reviewer-mark = anotação de um revisor
report-html-left-struck-out = riscado
report-html-left-covered = coberto por uma forma
report-html-state-present = presente
report-html-state-missing = em falta
report-html-state-faulty = mal escrito
report-html-state-absent = não informado
report-html-picture = Página { $page } com o lugar marcado; pressione para ampliar
report-html-no-picture-failed = Sem imagem: a página não pode ser desenhada.
report-html-no-picture-work = Sem imagem: desenhar a página levaria tempo demais.
report-html-no-picture-enough = Sem imagem: este arquivo já tem todas as que pode ter.
report-html-substance = (muda o mérito da candidatura)
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
report-html-promise = “Completa” quer dizer que nada do exigido falta nem está mal escrito; julgar a qualidade de uma candidatura cabe às pessoas. Esta página contém dados pessoais e não envia nada a lugar nenhum.
report-html-large = O lugar na sua página
report-html-close = Fechar
report-html-by-status = Estado
report-html-by-severity = Gravidade
report-html-by-rule = Regra
report-html-by-country = País
report-html-by-text = Título ou arquivo
report-html-all = tudo
report-html-no-country = (nenhum)
report-html-status-other = nada exigido
report-html-reset = Mostrar tudo
report-html-open = Abrir tudo
report-html-shut = Fechar tudo
report-html-shown = { "{n}" } de { "{of}" } à vista, { "{findings}" } constatações
report-by-status = Por estado
report-by-rule = Por regra
report-by-country = Por país
report-worst = { $n ->
    [one] O arquivo com erros
   *[other] Os { $n } arquivos com mais erros
}
report-left-out = { $n ->
    [one] um arquivo não está na lista; -v o mostra
   *[other] { $n } arquivos não estão na lista; -v os mostra
}
report-in-files = { $n ->
    [one] em um arquivo
   *[other] em { $n } arquivos
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
    [one] Mais { $n } arquivo; o resumo da tarefa tem a lista completa
   *[other] Mais { $n } arquivos; o resumo da tarefa tem a lista completa
}
report-more-files = { $n ->
    [one] Mais { $n } arquivo não cabe aqui; outro formato, como csv, contém todos.
   *[other] Mais { $n } arquivos não cabem aqui; outro formato, como csv, contém todos.
}

## Two versions compared

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
report-compare-promise = “Respondido” significa que o ponto já não se encontra na versão posterior; se a resposta é boa, cabe às pessoas julgar. Esta página contém dados pessoais e não envia nada a lugar nenhum.

## Cartas às pessoas candidatas, e lista para o escritório

report-letter-to = Para: { $to }
report-letter-about = Assunto: { $subject }
report-letter-no-address = { $phone ->
    [none] (a candidatura não tem endereço)
   *[other] (a candidatura não tem endereço; telefone { $phone })
}
report-letter-subject = { $title ->
    [none] Sua candidatura: dados pendentes
   *[other] Sua candidatura “{ $title }”: dados pendentes
}
report-letter-greeting = { $name ->
    [none] Prezados senhores,
   *[other] Prezado(a) { $name },
}
report-letter-opening = { $title ->
    [none] Agradecemos a sua candidatura ({ $file }).
   *[other] Agradecemos a sua candidatura “{ $title }” ({ $file }).
} Para completá-la, pedimos o seguinte:
report-letter-answer = Pedimos que responda a esta mensagem até [data].
report-letter-merit = Esta mensagem trata apenas de saber se a candidatura está completa; não avalia o seu mérito.
report-letter-close = Atenciosamente,
report-letter-sign = [nome e escritório]
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
report-letter-answer-soon = Pedimos que responda a esta mensagem assim que possível.
report-letter-answer-to = Pedimos que envie a sua resposta para { $address }.
report-letter-reference = Nossa referência: { $reference }
report-letter-unread-subject = Seu arquivo { $file }: pedimos que o envie de novo
report-letter-unread-opening = Agradecemos a sua mensagem. Não pudemos utilizar o arquivo que nos enviou ({ $file }):
report-letter-not-pdf = O arquivo não é um PDF, e só podemos ler PDF. Pedimos que grave ou exporte o documento como PDF e o envie de novo.
report-letter-received-subject = { $title ->
    [none] Recebemos a sua candidatura
   *[other] Recebemos a sua candidatura “{ $title }”
}
report-letter-received-opening = { $title ->
    [none] Agradecemos a sua candidatura ({ $file }).
   *[other] Agradecemos a sua candidatura “{ $title }” ({ $file }).
} Recebemo-la, e não falta nada do que o formulário exige.
report-officer-title = Cartas, e o que fica para o escritório
report-officer-no-letters = Não há nada a pedir a nenhuma pessoa candidata.
report-officer-drafts = São rascunhos; nada foi enviado. Leia cada um e preencha o que está entre [colchetes].
report-officer-letter = rascunho
report-officer-covered = incluído em { $letter }
report-officer-to = para
report-officer-points = pontos
report-officer-rest = Para o escritório
report-officer-rest-why = Nenhuma carta pede isto: toca o mérito, não é certo, não exige nada da pessoa candidata, ou não há uma só pessoa a quem escrever.
report-officer-ready = São rascunhos; nada foi enviado. Leia cada um antes de o enviar.
report-officer-kept = alterado e conservado
report-officer-outdated = alterado e desatualizado: o que pede mudou
report-officer-unneeded = Rascunhos alterados que já não são necessários
report-officer-acknowledgement = aviso de recebimento
report-officer-unread = arquivo que não pôde ser lido
report-officer-without = Candidaturas incompletas e arquivos não lidos sem carta
report-officer-why = motivo
report-officer-why-substance = o que falta toca o mérito
report-officer-why-unsure = o que se encontrou não é certo o bastante para ser pedido
report-officer-why-nobody = nada do que se encontrou pode ser pedido à pessoa candidata
report-officer-why-known = tudo já era conhecido (linha de base)
report-officer-why-version = há outra versão: { $file }
report-substance = de fundo

## Reading copies

report-copies-removed = Retirado das cópias
report-copies-removed-why = Apenas para o serviço: não entregue esta lista. Retirou-se o que consta aqui, com o número de lugares; o que o registro não conhece pode continuar numa cópia. Leia cada cópia antes de a entregar.
report-copies-not-anonymised = não anonimizada: tem nomes demais; nenhuma cópia foi escrita
report-copies-outdated = alterada e desatualizada: a candidatura mudou

## A planilha

report-sheet-overview = visão geral
report-sheet-findings = apontamentos
report-sheet-records = registros
report-column-title = título
report-column-country = país
report-column-notes = notas
report-column-record = registro
report-column-page = página
report-column-severity = gravidade
report-column-message = o que há
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
    [one] { $n } apontamento não cabe nesta planilha
   *[other] { $n } apontamentos não cabem nesta planilha
}
