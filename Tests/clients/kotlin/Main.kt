// Compiled together with the models that the generator made: reads answers with them and writes them again, and writes a
// request: Main FROM TO.
import java.io.File
import kotlin.system.exitProcess
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.openapitools.client.infrastructure.Serializer
import org.openapitools.client.models.ArticlePatch

fun main(arguments: Array<String>) {
    // Else a change of the title would send `null` for all the rest, and take it away.
    Serializer.kotlinxSerializationJsonConfiguration = { explicitNulls = false }
    val patch = Serializer.kotlinxSerializationJson.encodeToString(ArticlePatch(title = "Trains"))
    check(patch == """{"title":"Trains"}""") { "a patch of the title sends $patch" }
    val (from, to) = arguments.map(::File)
    for (entry in Json.parseToJsonElement(File(from, "index.json").readText()).jsonArray) {
        fun of(name: String) = entry.jsonObject.getValue(name).jsonPrimitive.content
        try {
            File(to, of("file")).writeText(reread(of("schema"), File(from, of("file")).readText()))
        } catch (error: Exception) {
            System.err.println("${of("target")} cannot be read: $error")
            exitProcess(1)
        }
    }
}
