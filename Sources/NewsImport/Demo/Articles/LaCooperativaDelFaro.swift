extension DemoArticle {
    static let laCooperativaDelFaro = DemoArticle(
        slug: "la-cooperativa-del-faro",
        language: "es",
        kicker: "Islas Oster",
        title: "La cooperativa que compró la luz",
        summary: """
            Hace veinte años, los vecinos de una isla sin farmacia ni cajero compraron su propia red eléctrica. Hoy \
            producen más de lo que gastan y discuten qué hacer con lo que sobra.
            """,
        section: "economy",
        authors: ["carla-benavides-roth"],
        tags: ["energy", "small-business", "climate"],
        topics: ["ines-talvi", "skerran-barrier"],
        hero: DemoMedia(
            name: "faro-y-molino",
            alt: "Un faro blanco junto a un aerogenerador pequeño sobre un acantilado",
            caption: "El faro de Skail y el tercer molino, que los niños de la escuela bautizaron Dulcinea.",
            credit: "Foto: Isla Brockhurst"
        ),
        published: .daysAgo(22, 6, 30),
        comments: [
            DemoComment(
                "Remedios L.",
                email: "remedios@example.org",
                after: 80,
                "Mi abuelo votó en contra y fue el primero en poner una placa en el tejado. Nunca lo reconoció.",
                replies: [
                    DemoComment(
                        "Tobías",
                        email: "tobias@example.org",
                        after: 130,
                        "En mi casa pasó igual, pero con el molino."
                    )
                ]
            )
        ],
        html: #"""
            <p>En la isla de Skail no hay farmacia, ni cajero automático, ni semáforo. Hay, en cambio, una central eléctrica que pertenece a sus 640 habitantes. La sede está en la antigua casa del farero: dos habitaciones, una estufa y un libro de actas que empieza con una frase escrita a lápiz: «Se aprueba comprar la luz».</p>
            <p>Ocurrió hace veinte años. La compañía que llevaba la electricidad desde tierra firme anunció que no repararía el cable, porque los clientes eran pocos y el mar, mucho. Ofreció a los vecinos un generador de gasóleo y un descuento. Los vecinos pidieron una semana para pensarlo, llenaron la iglesia tres noches seguidas y, a la cuarta, hicieron una contraoferta: comprar la red entera por una corona.</p>
            <h2>Una corona y muchas reuniones</h2>
            <p>La compañía aceptó con un alivio que no supo disimular. Lo que vino después fue menos poético. Hubo que levantar postes, aprender contabilidad y convencer a un banco de que una isla es un cliente como otro cualquiera. Entre los fundadores estaba una electricista de veintinueve años, Ines Talvi, que hoy es ministra de Energía y que entonces subía a los postes porque era la única a la que no le daba vértigo.</p>
            <blockquote><p>Aprendimos que la electricidad es sencilla y las asambleas no. Un cortocircuito se arregla en una tarde.</p></blockquote>
            <p>Lo cuenta Amparo Skail, presidenta de la cooperativa desde hace seis años, mientras echa leña a la estufa. La cooperativa tiene hoy tres molinos, placas en noventa tejados y una batería del tamaño de un autobús, instalada en el viejo cobertizo de los botes de salvamento.</p>
            <h2>Las cuentas</h2>
            <table>
            <thead><tr><th>Concepto</th><th>Hace diez años</th><th>Último año</th></tr></thead>
            <tbody>
            <tr><td>Electricidad producida (MWh)</td><td>1.900</td><td>4.350</td></tr>
            <tr><td>Electricidad consumida (MWh)</td><td>2.600</td><td>3.100</td></tr>
            <tr><td>Precio para los socios (céntimos por kWh)</td><td>21</td><td>14</td></tr>
            <tr><td>Gasóleo quemado (litros)</td><td>240.000</td><td>9.000</td></tr>
            </tbody>
            </table>
            <p>Desde hace tres años sobra energía. Parte se vende a tierra firme por el cable, que la cooperativa acabó reparando por su cuenta; parte se pierde, porque en las noches de temporal no hay quien la gaste. El año pasado quedaron 86.000 coronas de beneficio. Y ahí empezó el problema.</p>
            <h2>Qué hacer con lo que sobra</h2>
            <p>En la última asamblea se presentaron cuatro propuestas:</p>
            <ol>
            <li>bajar el precio dos céntimos más;</li>
            <li>traer a un dentista dos días al mes;</li>
            <li>comprar un pequeño transbordador eléctrico para las islas vecinas;</li>
            <li>guardar el dinero «para cuando falle algo, que fallará».</li>
            </ol>
            <p>Se votó hasta la una de la madrugada. Ganó el dentista por once votos, y la cuarta propuesta quedó segunda, lo que dice bastante del carácter insular. El transbordador se volverá a discutir en primavera, cuando se sepa cuánta energía llega de la gran obra del estrecho. Con el Skerran Barrier funcionando, la electricidad será más abundante en toda la costa y el excedente de Skail valdrá menos. Nadie parece preocupado. «Llevamos veinte años vendiendo viento», dice la presidenta. «Ya nos pagaban poco».</p>
            <h2>El libro de actas</h2>
            <p>Quien quiera entender la cooperativa debe leer sus actas, que están abiertas a cualquiera. En ellas figura la compra del segundo molino (47 a favor, 3 en contra), una multa de cinco coronas a un vecino que enchufó la iglesia a su casa durante las fiestas, y una página en blanco con una sola línea: «Hoy se fue la luz. No hubo reunión».</p>
            <p>La última anotación es de hace dos semanas. Propone que, la noche en que las primeras turbinas del estrecho den corriente, se apague el faro durante un minuto, en señal de respeto. La autoridad portuaria contestó que un faro no se apaga por cortesía. El acta recoge la respuesta de la asamblea, aprobada por unanimidad: en ese caso, se apagarán las casas.</p>
            """#
    )
}
